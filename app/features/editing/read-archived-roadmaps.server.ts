import { listArchivedRoadmaps } from "#db/queries/editing/roadmap-record.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { ArchivedThing } from "./archived-page.tsx";

/** The archived roadmaps that a person can restore. */
export async function readArchivedRoadmaps(context: AppContext, person: Person): Promise<ArchivedThing[]> {
	const roadmaps = await listArchivedRoadmaps(context.db, person.id);
	return roadmaps.map(({ slug, title, version }) => ({ noun: "roadmap", nouns: "", slug, title, version }));
}
