import type { Instant } from "#app/domain/dates.ts";
import type { Db } from "../database.ts";

/** Who opened which roadmap, and when: instants. Openings with less than `gapMs` between them are one visit. */
export interface Opening {
	personId: string;
	roadmapId: string;
	now: Instant;
	gapMs: number;
}

/** An opening this soon after the last one writes nothing. */
const restMs = 60_000;

/**
 * Notes that a person opened a roadmap and returns when they had it open last in the visit before this one; null in their
 * first visit.
 */
export async function recordVisit(db: Db, opening: Opening): Promise<Instant | null> {
	const { personId, roadmapId, now, gapMs } = opening;
	const key = { person_id: personId, roadmap_id: roadmapId };
	const known = await findVisit(db, personId, roadmapId);
	if (!known) {
		await db
			.insertInto("last_visit")
			.values({ ...key, at: now, before_at: null })
			.onConflict((conflict) => conflict.columns(["person_id", "roadmap_id"]).doNothing())
			.execute();
		return null;
	}
	const away = Date.parse(now) - Date.parse(known.at);
	const isNewVisit = away >= gapMs;
	const beforeAt = isNewVisit ? known.at : known.beforeAt;
	if (away < restMs) return beforeAt;
	await db
		.updateTable("last_visit")
		.set({ at: now, before_at: beforeAt })
		.where("person_id", "=", personId)
		.where("roadmap_id", "=", roadmapId)
		// Of two openings at once, the first one tells which visit it is.
		.where("at", "=", known.at)
		.execute();
	return beforeAt;
}

async function findVisit(
	db: Db,
	personId: string,
	roadmapId: string,
): Promise<{ at: Instant; beforeAt: Instant | null } | undefined> {
	return db
		.selectFrom("last_visit")
		.select(["at", "before_at as beforeAt"])
		.where("person_id", "=", personId)
		.where("roadmap_id", "=", roadmapId)
		.executeTakeFirst();
}
