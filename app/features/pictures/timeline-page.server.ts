import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import { withoutPrivate } from "../public/public-view.server.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";
import type { TimedWorkstream } from "./timeline-layout.ts";
import { readYears, yearsOf } from "./timeline-years.ts";

/** What the public timeline of a roadmap shows, of the years that the address asks for; null when there is nothing to see. */
export async function readTimelinePage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const workstreams = await readTimedWorkstreams(source);
	const years = yearsOf(roadmap, workstreams);
	return { roadmap, asAt, today, workstreams, years, view: readYears(search, years) };
}

export type TimelinePageData = NonNullable<Awaited<ReturnType<typeof readTimelinePage>>>;

/** Every workstream with its public actions and their milestones. */
export async function readTimedWorkstreams(source: RoadmapSource): Promise<TimedWorkstream[]> {
	const [workstreams, milestones] = [await source.listActions(), await source.listMilestones()];
	return workstreams.map((workstream) => ({
		...workstream,
		actions: workstream.actions.map((action) => ({
			...withoutPrivate(action, source.roadmap),
			milestones: milestones.get(action.id) ?? [],
		})),
	}));
}
