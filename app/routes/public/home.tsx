import { readHomePage } from "#app/features/public/home-page.server.ts";
import { HomePage } from "#app/features/public/home-page.tsx";
import { type PageHandle, publicAnswer } from "#app/features/public/public-answer.server.ts";
import { data, type HeadersFunction, type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: ["as-at"] } } satisfies PageHandle;

export const meta = () => [
	{ title: "Roadmaps – Waymark" },
	{
		name: "description",
		content: "What partners promised together: who leads each action, by when, and how it is going.",
	},
];

export async function loader({ context, request }: LoaderFunctionArgs) {
	return data(await readHomePage(context.app, new URL(request.url).searchParams), {
		headers: publicAnswer({ depends: ["roadmaps", "installation"] }),
	});
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Home() {
	return <HomePage {...useLoaderData<typeof loader>()} />;
}
