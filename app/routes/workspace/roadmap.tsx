import { readRoadmap } from "#app/features/workspace/read-roadmap.server.ts";
import { requirePartner } from "#app/features/workspace/require-person.server.ts";
import { WorkspaceRoadmap } from "#app/features/workspace/workspace-roadmap.tsx";
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from "#app/remix.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.roadmap.title ?? "Roadmap"} – Workspace – Waymark` },
];

export async function loader(args: LoaderFunctionArgs) {
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	return readRoadmap(args.context.app, person, roadmap, new URL(args.request.url).searchParams);
}

export default function Roadmap() {
	return <WorkspaceRoadmap {...useLoaderData<typeof loader>()} />;
}
