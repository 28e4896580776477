import type { AppContext } from "../../context.server.ts";
import { applyActionFilter, isFiltering, parseActionFilter } from "../actions/action-filter.ts";
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
	return {
		roadmap,
		asAt,
		counts: countByStatus(actions),
		filter,
		filtering: isFiltering(filter),
		workstreams: applyActionFilter(all, filter, today),
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

export type RoadmapPageData = NonNullable<Awaited<ReturnType<typeof readRoadmapPage>>>;
