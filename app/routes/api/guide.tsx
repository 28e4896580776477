import { ApiGuidePage } from "#app/features/api/api-guide-page.tsx";
import { readApiGuide } from "#app/features/api/read-api-guide.server.ts";
import { type PageHandle, publicAnswer } from "#app/features/public/public-answer.server.ts";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: [] } } satisfies PageHandle;

export const meta: MetaFunction = () => [
	{ title: "The read API – Waymark" },
	{ name: "description", content: "How to read the public roadmaps as data." },
];

export async function loader({ context }: LoaderFunctionArgs) {
	return data(await readApiGuide(context.app), { headers: publicAnswer({ depends: ["roadmaps"] }) });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function ApiGuide() {
	return <ApiGuidePage {...useLoaderData<typeof loader>()} />;
}
