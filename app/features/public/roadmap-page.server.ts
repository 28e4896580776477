import type { WorkstreamActions } from "#app/domain/read-model.ts";
import type { AppContext } from "../../context.server.ts";
import {
	type ActionFilter,
	applyActionFilter,
	isFiltering,
	parseActionFilter,
} from "../actions/action-filter.ts";
import { beginningsOf, partOf } from "../actions/part-of-list.ts";
import { countByStatus } from "./count-by-status.ts";
import { openRoadmap } from "./open-roadmap.server.ts";
import { withoutPrivate } from "./public-view.server.ts";

/** How many updates a roadmap's page names. */
const updatesNamed = 5;

/** What the public page of a roadmap shows, narrowed as the address says; null when there is nothing to see. */
export async function readRoadmapPage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const all = (await source.listActions()).map((workstream) => ({
		...workstream,
		actions: workstream.actions.map((action) => withoutPrivate(action, roadmap)),
	}));
	const filter = parseActionFilter(search, { organisations: roadmap.partners, workstreams: all });
	const actions = all.flatMap((workstream) => workstream.actions);
	const matching = applyActionFilter(all, filter, today);
	return {
		roadmap,
		asAt,
		counts: countByStatus(actions),
		filter,
		filtering: isFiltering(filter),
		...shownOf(matching, filter, search.get("page")),
		/** How many match the filter, shown or not. */
		matchCount: matching.reduce((sum, workstream) => sum + workstream.actions.length, 0),
		/** Whether something in the whole list was made up. */
		isMadeUp: actions.some(({ illustrative }) => illustrative.length > 0),
		/** Every workstream, for the filter. */
		choices: all.map(({ slug, title }) => ({ slug, title })),
		actionCount: actions.length,
		measures: await source.listMeasures(null),
		updates: (await source.listNewestUpdates({ limit: updatesNamed })).map(
			({ number, title, publishedAt, about }) => ({ number, title, publishedAt, about }),
		),
		today,
	};
}

/** What is shown of the actions that match: the beginnings of workstreams, or a part of the one that is asked for. */
function shownOf(matching: WorkstreamActions[], { workstream }: ActionFilter, page: string | null) {
	const [only] = workstream === null ? [] : matching;
	if (!only) return { workstreams: beginningsOf(matching), part: { page: 1, pages: 1 } };
	const { items, total, ...part } = partOf(only.actions, page);
	return { workstreams: [{ ...only, actions: items, total }], part };
}

export type RoadmapPageData = NonNullable<Awaited<ReturnType<typeof readRoadmapPage>>>;
