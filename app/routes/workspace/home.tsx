import { listDuties } from "#app/features/workspace/list-duties.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { WorkspaceHome } from "#app/features/workspace/workspace-home.tsx";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Your workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const person = requirePerson(args);
	return listDuties(args.context.app, person);
}

export default function Home() {
	return <WorkspaceHome {...useLoaderData<typeof loader>()} />;
}
