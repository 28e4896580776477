import { dayOf } from "#app/domain/dates.ts";
import { listActions } from "#db/queries/actions.ts";
import { listMeasures } from "#db/queries/measures.ts";
import { latestUpdateOf } from "#db/queries/published-updates.ts";
import type { AppContext } from "../../context.server.ts";
import { findPublicRoadmap, withoutPrivate } from "./public-view.server.ts";

/** What the public page of a workstream shows; null when there is nothing to see. */
export async function readWorkstreamPage(context: AppContext, roadmapSlug: string, slug: string) {
	const roadmap = await findPublicRoadmap(context, roadmapSlug);
	if (!roadmap) return null;
	const workstreams = await listActions(context.db, roadmap.id, { withInternal: false });
	const workstream = workstreams.find((candidate) => candidate.slug === slug);
	if (!workstream) return null;
	return {
		roadmap,
		workstream: {
			...workstream,
			actions: workstream.actions.map((action) => withoutPrivate(action, roadmap)),
		},
		measures: await listMeasures(context.db, roadmap.id, workstream.id),
		update: (await latestUpdateOf(context.db, workstream.id)) ?? null,
		today: dayOf(context.now().toISOString()),
	};
}

export type WorkstreamPageData = NonNullable<Awaited<ReturnType<typeof readWorkstreamPage>>>;
