import { readHomePage } from "#app/features/public/home-page.server.ts";
import { HomePage } from "#app/features/public/home-page.tsx";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const handle = { ownWidth: true };

export const meta = () => [
	{ title: "Roadmaps – Waymark" },
	{
		name: "description",
		content: "What partners promised together: who leads each action, by when, and how it is going.",
	},
];

export function loader({ context }: LoaderFunctionArgs) {
	return readHomePage(context.app);
}

export default function Home() {
	return <HomePage {...useLoaderData<typeof loader>()} />;
}
