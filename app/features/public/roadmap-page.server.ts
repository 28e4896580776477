import { countOf, type PageSize, readPageNumber } from "#app/domain/action-parts.ts";
import type { Workstream } from "#app/domain/read-model.ts";
import type { ActionsWanted } from "#app/domain/wanted-actions.ts";
import type { AppContext } from "../../context.server.ts";
import { isFiltering, parseActionFilter, wantedBy } from "../actions/action-filter.ts";
import { actionsOnPage, beginningsOf } from "../actions/part-of-list.ts";
import { listPageOfActions, listParts, statusesOf } from "./listed-actions.server.ts";
import { openRoadmap } from "./open-roadmap.server.ts";
import type { RoadmapSource } from "./roadmap-source.ts";

/** How many updates a roadmap's page names. */
const updatesNamed = 5;

/** Parts of the list of one workstream. */
export const shortPages: PageSize = { usual: actionsOnPage, fewest: 0 };

/** What the public page of a roadmap shows, narrowed as the address says; null when there is nothing to see. */
export async function readRoadmapPage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const workstreams = await source.listWorkstreams();
	const known = { organisations: roadmap.partners, workstreams };
	const filter = parseActionFilter(search, known);
	const filtering = isFiltering(filter);
	const every = await source.countActions({});
	const only = filter.workstream === null ? null : workstreams.find(({ slug }) => slug === filter.workstream);
	const wanted = wantedBy(filter, known, today);
	const { matchCount, ...shown } = only
		? await showOne(source, only, wanted, search.get("page"))
		: await showBeginnings(source, workstreams, wanted, { withEmpty: !filtering });
	return {
		roadmap,
		asAt,
		counts: statusesOf(every),
		filter,
		filtering,
		...shown,
		/** How many match the filter, shown or not. */
		matchCount,
		/** Whether something in the whole list was made up. */
		isMadeUp: await source.hasMadeUpAction(),
		/** Every workstream, for the filter. */
		choices: workstreams.map(({ slug, title }) => ({ slug, title })),
		actionCount: countOf(every),
		measures: await source.listMeasures(null),
		updates: (await source.listNewestUpdates({ limit: updatesNamed })).map(
			({ number, title, publishedAt, about }) => ({ number, title, publishedAt, about }),
		),
		today,
	};
}

/** A part of the one workstream that is asked for; nothing of it where nothing matches. */
async function showOne(
	source: RoadmapSource,
	workstream: Workstream,
	wanted: ActionsWanted,
	page: string | null,
) {
	const { pages, workstreams } = await listPageOfActions(source, [workstream], {
		...{ wanted, page: readPageNumber(page), withEmpty: false, size: shortPages },
	});
	return { workstreams, part: pages, matchCount: pages.total };
}

/** The beginnings of workstreams. */
async function showBeginnings(
	source: RoadmapSource,
	workstreams: Workstream[],
	wanted: ActionsWanted,
	{ withEmpty }: { withEmpty: boolean },
) {
	const counts = await source.countActions(wanted);
	const shown = workstreams.filter(({ id }) => withEmpty || countOf(counts, id) > 0);
	const parts = beginningsOf(
		shown.map(({ id }) => id),
		counts,
	);
	return {
		workstreams: await listParts(source, shown, { wanted, counts, parts }),
		part: { page: 1, pages: 1 },
		matchCount: countOf(counts),
	};
}

export type RoadmapPageData = NonNullable<Awaited<ReturnType<typeof readRoadmapPage>>>;
