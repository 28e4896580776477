import { addDays, endOfDay } from "#app/domain/dates.ts";
import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import { readChangesWish } from "../history/changes-wish.ts";
import { mostOnPages, readWhatChanged } from "../history/read-what-changed.server.ts";
import { openRoadmap } from "./open-roadmap.server.ts";
import { readHistory } from "./read-history.server.ts";

/** What the public page of a roadmap's changes shows; null when there is nothing to see. */
export async function readChangesPage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const wish = readChangesWish(search, today, "dates");
	const { timeZone } = await readInstallation(context.db);
	const changed = await readWhatChanged(context.db, {
		roadmapId: roadmap.id,
		since: endOfDay(addDays(wish.from, -1), timeZone),
		until: endOfDay(wish.to, timeZone),
		publicOnly: true,
		most: mostOnPages,
		withoutOwners: !roadmap.showsOwners,
		closedBefore: asAt === null ? undefined : endOfDay(asAt, timeZone),
	});
	return { roadmap, asAt, today, wish, changed, history: await readHistory(source, {}, search) };
}

export type ChangesPageData = NonNullable<Awaited<ReturnType<typeof readChangesPage>>>;
