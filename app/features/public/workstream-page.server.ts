import type { AppContext } from "../../context.server.ts";
import { partOf } from "../actions/part-of-list.ts";
import { openRoadmap } from "./open-roadmap.server.ts";
import { withoutPrivate } from "./public-view.server.ts";

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
	const workstream = (await source.listActions()).find((candidate) => candidate.slug === slug);
	if (!workstream) return null;
	const { items, ...part } = partOf(workstream.actions, search.get("page"));
	const milestones = await source.listMilestones();
	const [update] = await source.listUpdatesOf(workstream.id, { limit: 1 });
	return {
		roadmap,
		asAt,
		workstream: {
			...workstream,
			actions: items.map((action) => ({
				...withoutPrivate(action, roadmap),
				milestones: milestones.get(action.id) ?? [],
			})),
		},
		/** Which part of its actions is shown. */
		part,
		measures: await source.listMeasures(workstream.id),
		update: update ?? null,
		today,
	};
}

export type WorkstreamPageData = NonNullable<Awaited<ReturnType<typeof readWorkstreamPage>>>;
