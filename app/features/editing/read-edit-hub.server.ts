import type { Db } from "#db/database.ts";
import { countActions } from "#db/queries/action-parts.ts";
import { countRecords } from "#db/queries/editing/count-records.ts";
import { findRoadmapRecord } from "#db/queries/editing/roadmap-record.ts";
import { countOf } from "../../domain/action-parts.ts";
import { recordKinds } from "./record-kinds.server.ts";

/** What a roadmap has, and what is missing, for the page from which everything is edited. */
export async function readEditHub(db: Db, roadmap: { id: string; slug: string; title: string }) {
	const kinds = await Promise.all(
		Object.entries(recordKinds).map(async ([nouns, { noun, subjectType }]) => {
			const count = await (subjectType === "action"
				? countPresentActions(db, roadmap.id)
				: countRecords(db, roadmap.id, subjectType, "present"));
			return { nouns, noun, count, archived: await countRecords(db, roadmap.id, subjectType, "archived") };
		}),
	);
	const record = await findRoadmapRecord(db, roadmap.slug);
	return {
		roadmap: { slug: roadmap.slug, title: roadmap.title },
		published: record?.published ?? false,
		kinds,
		archivedCount: kinds.reduce((sum, { archived }) => sum + archived, 0),
	};
}

export type EditHubData = Awaited<ReturnType<typeof readEditHub>>;

/** Those that the list shows: what is in an archived workstream went with it. */
const countPresentActions = async (db: Db, roadmapId: string) =>
	countOf(await countActions(db, { roadmapId, withInternal: true, wanted: {} }));
