import { can } from "#app/domain/access.ts";
import { listDuties } from "#app/features/workspace/list-duties.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { WorkspaceHome } from "#app/features/workspace/workspace-home.tsx";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";
import { listArchivedRoadmaps } from "#db/queries/editing/roadmap-record.ts";

export const meta = () => [{ title: "Your workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const person = requirePerson(args);
	const archived = await listArchivedRoadmaps(args.context.app.db, person.id);
	return {
		...(await listDuties(args.context.app, person)),
		administrator: can(person, "administer", { kind: "installation" }),
		hasArchived: archived.length > 0,
	};
}

export default function Home() {
	return <WorkspaceHome {...useLoaderData<typeof loader>()} />;
}
