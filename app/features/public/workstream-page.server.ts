import { readPageNumber } from "#app/domain/action-parts.ts";
import type { AppContext } from "../../context.server.ts";
import { listPageOfActions } from "./listed-actions.server.ts";
import { openRoadmap } from "./open-roadmap.server.ts";
import { shortPages } from "./roadmap-page.server.ts";

/** What the public page of a workstream shows; null when there is nothing to see. */
export async function readWorkstreamPage(
	context: AppContext,
	roadmapSlug: string,
	slug: string,
	search: URLSearchParams,
) {
	const source = await openRoadmap(context, roadmapSlug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const workstream = (await source.listWorkstreams()).find((candidate) => candidate.slug === slug);
	if (!workstream) return null;
	const { pages, workstreams } = await listPageOfActions(source, [workstream], {
		...{ wanted: { workstreamId: workstream.id }, page: readPageNumber(search.get("page")) },
		...{ withEmpty: false, size: shortPages },
	});
	const actions = workstreams.flatMap((shown) => shown.actions);
	const milestones = await source.listMilestones(actions.map(({ id }) => id));
	const [update] = await source.listUpdatesOf(workstream.id, { limit: 1 });
	return {
		roadmap,
		asAt,
		workstream: {
			...workstream,
			actions: actions.map((action) => ({ ...action, milestones: milestones.get(action.id) ?? [] })),
		},
		/** Which part of its actions is shown. */
		part: pages,
		measures: await source.listMeasures(workstream.id),
		update: update ?? null,
		today,
	};
}

export type WorkstreamPageData = NonNullable<Awaited<ReturnType<typeof readWorkstreamPage>>>;
