import { can } from "#app/domain/access.ts";
import { readArchivedRoadmaps } from "#app/features/editing/read-archived-roadmaps.server.ts";
import { listDuties } from "#app/features/workspace/list-duties.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { WorkspaceHome } from "#app/features/workspace/workspace-home.tsx";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Your workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const person = requirePerson(args);
	const archived = await readArchivedRoadmaps(args.context.app, person);
	return {
		...(await listDuties(args.context.app, person)),
		administrator: can(person, "administer", { kind: "installation" }),
		hasArchived: archived.length > 0,
		hasTroupe: args.context.app.troupe !== null,
	};
}

export default function Home() {
	return <WorkspaceHome {...useLoaderData<typeof loader>()} />;
}
