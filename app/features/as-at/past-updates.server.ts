import { type Names, organisationOf } from "#app/domain/past-roadmap.ts";
import type { PublishedUpdate } from "#app/domain/read-model.ts";
import type { RoadmapState } from "#app/domain/roadmap-state.ts";
import type { Db } from "#db/database.ts";
import { listUpdatesOf } from "#db/queries/published-updates.ts";

/** The updates about an action or a workstream that were published then, newest first: texts never change. */
export async function listPastUpdates(
	db: Db,
	state: Readonly<RoadmapState>,
	names: Names,
	subjectId: string,
	{ limit }: { limit: number },
): Promise<PublishedUpdate[]> {
	// Numbers grow with every publication on the roadmap, so what came later has a higher one.
	const throughNumber = [...state.updates.values()].reduce((most, { number }) => Math.max(most, number), 0);
	const updates = await listUpdatesOf(db, subjectId, { limit, throughNumber });
	return updates.map((update) => ({
		...update,
		publisher: update.publisher && organisationOf(state, names, update.publisher.id),
	}));
}
