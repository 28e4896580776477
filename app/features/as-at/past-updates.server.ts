import { type Names, organisationOf } from "#app/domain/past-roadmap.ts";
import type { PublishedUpdate } from "#app/domain/read-model.ts";
import type { RoadmapState } from "#app/domain/roadmap-state.ts";
import type { Db } from "#db/database.ts";
import { listUpdatesOf } from "#db/queries/published-updates.ts";

/** The updates about an action or a workstream as they stood then, newest first: texts never change. */
export async function listPastUpdates(
	db: Db,
	state: Readonly<RoadmapState>,
	names: Names,
	subjectId: string,
	page: { limit: number; throughNumber?: number; withWithdrawn?: boolean },
): Promise<PublishedUpdate[]> {
	const updates = await listUpdatesOf(db, subjectId, { ...page, past: state.updates });
	return updates.map((update) => ({
		...update,
		publisher: update.publisher && organisationOf(state, names, update.publisher.id),
	}));
}
