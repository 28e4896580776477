import type { Db } from "#db/database.ts";
import { findRoadmapRecord } from "#db/queries/editing/roadmap-record.ts";
import { recordKinds } from "./record-kinds.server.ts";

/** What a roadmap has, and what is missing, for the page from which everything is edited. */
export async function readEditHub(db: Db, roadmap: { id: string; slug: string; title: string }) {
	const kinds = await Promise.all(
		Object.entries(recordKinds).map(async ([nouns, kind]) => {
			const places = await kind.store.places(db, roadmap.id);
			return {
				nouns,
				noun: kind.noun,
				count: places.filter(({ archived }) => !archived).length,
				archived: places.filter(({ archived }) => archived).length,
			};
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
