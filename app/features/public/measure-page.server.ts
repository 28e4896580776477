import { beginning } from "#app/domain/action-parts.ts";
import type { AppContext } from "../../context.server.ts";
import { groupMeasures } from "./group-measures.ts";
import { listPageOfActions } from "./listed-actions.server.ts";
import { openRoadmap } from "./open-roadmap.server.ts";

/** What the public list of a roadmap's measures shows; null when there is nothing to see. */
export async function readMeasuresPage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const groups = groupMeasures(await source.listEveryMeasure(), await source.listWorkstreams());
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
	const workstream = (await source.listWorkstreams()).find(({ id }) => id === measure.workstreamId) ?? null;
	// The measures of an archived workstream are archived with it.
	if (measure.workstreamId !== null && workstream === null) return null;
	const listed =
		workstream &&
		(await listPageOfActions(source, [workstream], {
			...{ wanted: { workstreamId: workstream.id }, page: 1, withEmpty: false, size: beginning },
		}));
	return {
		roadmap,
		asAt,
		today,
		measure,
		workstream: workstream && { slug: workstream.slug, title: workstream.title },
		actionCount: listed?.pages.total ?? 0,
		/** The first of them; the rest is on the workstream's page. */
		actions: listed?.workstreams.flatMap(({ actions }) => actions) ?? [],
	};
}

export type MeasurePageData = NonNullable<Awaited<ReturnType<typeof readMeasurePage>>>;
