import type { AppContext } from "../../context.server.ts";
import { groupMeasures } from "./group-measures.ts";
import { openRoadmap } from "./open-roadmap.server.ts";
import { withoutPrivate } from "./public-view.server.ts";

/** What the public list of a roadmap's measures shows; null when there is nothing to see. */
export async function readMeasuresPage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const groups = groupMeasures(await source.listEveryMeasure(), await source.listActions());
	return {
		roadmap,
		asAt,
		today,
		groups: groups.map(({ workstream, measures }) => ({
			workstream: workstream && { slug: workstream.slug, title: workstream.title },
			measures,
		})),
	};
}

export type MeasuresPageData = NonNullable<Awaited<ReturnType<typeof readMeasuresPage>>>;

/** What the public page of a measure shows; null when there is nothing to see. */
export async function readMeasurePage(
	context: AppContext,
	address: { roadmap?: string | undefined; measure?: string | undefined },
	search: URLSearchParams,
) {
	const source = await openRoadmap(context, address.roadmap ?? "", search);
	const measure = await source?.findMeasure(address.measure ?? "");
	if (!source || !measure) return null;
	const { roadmap, today, asAt } = source;
	const workstream = (await source.listActions()).find(({ id }) => id === measure.workstreamId) ?? null;
	// The measures of an archived workstream are archived with it.
	if (measure.workstreamId !== null && workstream === null) return null;
	return {
		roadmap,
		asAt,
		today,
		measure,
		workstream: workstream && { slug: workstream.slug, title: workstream.title },
		actions: (workstream?.actions ?? []).map((action) => withoutPrivate(action, roadmap)),
	};
}

export type MeasurePageData = NonNullable<Awaited<ReturnType<typeof readMeasurePage>>>;
