import { readPageNumber } from "#app/domain/action-parts.ts";
import type { AppContext } from "../../context.server.ts";
import { listPageOfActions } from "../public/listed-actions.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";
import type { TimedWorkstream } from "./timeline-layout.ts";
import { readYears, yearsOf } from "./timeline-years.ts";

/** What the public timeline of a roadmap shows, of the years that the address asks for; null when there is nothing to see. */
export async function readTimelinePage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const { workstreams, pages } = await readTimedWorkstreams(source, readPageNumber(search.get("page")));
	const years = yearsOf(roadmap, await source.spanOfActions({}));
	return { roadmap, asAt, today, workstreams, pages, years, view: readYears(search, years) };
}

export type TimelinePageData = NonNullable<Awaited<ReturnType<typeof readTimelinePage>>>;

/** The workstreams on one page of the timeline, with their public actions and the milestones of these. */
async function readTimedWorkstreams(source: RoadmapSource, page: number) {
	const { workstreams, pages } = await listPageOfActions(source, await source.listWorkstreams(), {
		...{ wanted: {}, page, withEmpty: true },
	});
	const ids = workstreams.flatMap(({ actions }) => actions.map(({ id }) => id));
	const milestones = await source.listMilestones(ids);
	const timed: TimedWorkstream[] = workstreams.map((workstream) => ({
		...workstream,
		actions: workstream.actions.map((action) => ({
			...action,
			milestones: milestones.get(action.id) ?? [],
		})),
	}));
	return { workstreams: timed, pages };
}
