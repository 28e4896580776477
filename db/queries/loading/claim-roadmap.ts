import { sql } from "kysely";
import type { RoadmapAdded } from "#app/domain/added-records.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { Db } from "../../database.ts";

/**
 * Writes the roadmap's own row, as the last one of the list, unless there is one with its slug already: then that one is returned and nothing is written.
 * As the first statement of a transaction it makes others that load the same slug wait for its end.
 */
export async function claimRoadmap(
	trx: Db,
	roadmap: RoadmapAdded,
	createdAt: Instant,
): Promise<{ claimed: true } | { claimed: false; id: string; digest: string | null }> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto("roadmap")
		.values({
			id: roadmap.id,
			slug: roadmap.slug,
			title: roadmap.title,
			summary: roadmap.summary,
			ambition: roadmap.ambition,
			starts_on: roadmap.startsOn,
			ends_on: roadmap.endsOn,
			published: roadmap.published ? 1 : 0,
			shows_owners: roadmap.showsOwners ? 1 : 0,
			revision: 0,
			sources: JSON.stringify(roadmap.sources),
			illustrative: JSON.stringify(roadmap.illustrative),
			loaded_digest: roadmap.digest,
			created_at: createdAt,
			position: sql<number>`(select coalesce(max(position) + 1, 0) from roadmap)`,
		})
		.onConflict((conflict) => conflict.column("slug").doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows === 1n) return { claimed: true };
	const there = await trx
		.selectFrom("roadmap")
		.select(["id", "loaded_digest"])
		.where("slug", "=", roadmap.slug)
		.executeTakeFirstOrThrow();
	return { claimed: false, id: there.id, digest: there.loaded_digest };
}
