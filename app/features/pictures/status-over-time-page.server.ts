import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import { countOverTime } from "./count-over-time.server.ts";

/** What the public page of a roadmap's statuses over time shows; null when there is nothing to see. */
export async function readStatusOverTimePage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const { id, revision } = roadmap;
	const counted = await countOverTime(context.db, id, { revision, day: today });
	return { roadmap, asAt, today, counted };
}

export type StatusOverTimePageData = NonNullable<Awaited<ReturnType<typeof readStatusOverTimePage>>>;
