import { countChanges } from "#app/domain/group-changes.ts";
import type { AppContext } from "../../context.server.ts";
import { mostOnPages, readWhatChanged } from "./read-what-changed.server.ts";
import { noteVisit } from "./visits.server.ts";

/** What a partner missed since the visit before this one: counts in words, and since when; null in the first visit. */
export async function readVisit(context: AppContext, opening: { personId: string; roadmapId: string }) {
	const since = await noteVisit(context, opening);
	if (since === null) return null;
	const { roadmapId } = opening;
	const { items } = await readWhatChanged(context.db, {
		...{ roadmapId, since, until: null, publicOnly: false, most: mostOnPages },
	});
	return { since, missed: countChanges(items).map(({ words }) => words) };
}

export type Visit = Awaited<ReturnType<typeof readVisit>>;
