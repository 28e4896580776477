import { dayOf } from "#app/domain/dates.ts";
import { type Status, statuses } from "#app/domain/status.ts";
import { listActions } from "#db/queries/actions.ts";
import { listMeasures } from "#db/queries/measures.ts";
import type { AppContext } from "../../context.server.ts";
import { applyActionFilter, isFiltering, parseActionFilter } from "../actions/action-filter.ts";
import { findPublicRoadmap, withoutPrivate } from "./public-view.server.ts";

/** What the public page of a roadmap shows, narrowed as the address says; null when there is nothing to see. */
export async function readRoadmapPage(context: AppContext, slug: string, search: URLSearchParams) {
	const roadmap = await findPublicRoadmap(context, slug);
	if (!roadmap) return null;
	const all = (await listActions(context.db, roadmap.id, { withInternal: false })).map((workstream) => ({
		...workstream,
		actions: workstream.actions.map((action) => withoutPrivate(action, roadmap)),
	}));
	const filter = parseActionFilter(search, roadmap.partners);
	const actions = all.flatMap((workstream) => workstream.actions);
	return {
		roadmap,
		counts: countByStatus(actions.map((action) => action.status)),
		filter,
		filtering: isFiltering(filter),
		workstreams: applyActionFilter(all, filter),
		actionCount: actions.length,
		measures: await listMeasures(context.db, roadmap.id, null),
		today: dayOf(context.now().toISOString()),
	};
}

export type RoadmapPageData = NonNullable<Awaited<ReturnType<typeof readRoadmapPage>>>;

function countByStatus(given: Status[]): { status: Status; count: number }[] {
	return statuses.map((status) => ({ status, count: given.filter((s) => s === status).length }));
}
