import type { Instant } from "#app/domain/dates.ts";
import { recordVisit } from "#db/queries/last-visits.ts";
import type { AppContext } from "../../context.server.ts";

/** Openings with less time between them are one visit: half an hour, in milliseconds. */
const gapMs = 30 * 60_000;

/**
 * Notes that a person opened a roadmap and returns the instant from which on its changes are news to them: when they had it
 * open last in the visit before this one; null in their first visit.
 */
export function noteVisit(
	{ db, now }: AppContext,
	opening: { personId: string; roadmapId: string },
): Promise<Instant | null> {
	return recordVisit(db, { ...opening, now: now().toISOString(), gapMs });
}
