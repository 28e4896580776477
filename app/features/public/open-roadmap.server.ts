import { readAsAt } from "#app/domain/as-at.ts";
import { type Day, dayOf, endOfDay, formatDay } from "#app/domain/dates.ts";
import type { Roadmap } from "#app/domain/read-model.ts";
import { data, redirect } from "#app/remix.ts";
import type { Db } from "#db/database.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { revisionBefore } from "#db/queries/ledger-lines.ts";
import type { AppContext } from "../../context.server.ts";
import { pastSource } from "../as-at/past-source.server.ts";
import { presentHref } from "../as-at/with-as-at.ts";
import { presentSource } from "./present-source.server.ts";
import { findPublicRoadmap } from "./public-view.server.ts";
import type { RoadmapSource } from "./roadmap-source.ts";

/**
 * The source of a public page about the roadmap of this slug, as its address asks for it: as it stands now, or with
 * `?as-at=` as it stood at the end of that day. Null when there is no such roadmap, or the public may not see it. Throws
 * the answer to a day that cannot be shown (400; 404 where the roadmap was not public yet), and leads from `?as-at=` with
 * today's date to the page of now.
 */
export async function openRoadmap(
	context: AppContext,
	slug: string,
	search: URLSearchParams,
): Promise<RoadmapSource | null> {
	const roadmap = await findPublicRoadmap(context, slug);
	if (!roadmap) return null;
	const { day, today, timeZone } = await readDay(context, search);
	if (day === null) return presentSource(context.db, roadmap, today);
	const source = await openPast(context.db, roadmap, { day, timeZone });
	if (source === null) throw notThereYet(day, search);
	return source;
}

/**
 * The day as at which an address asks for a page: null for the page of now. Throws the answer to a day that cannot be shown,
 * and leads from today's date to the page of now.
 */
export async function readDay(
	context: AppContext,
	search: URLSearchParams,
): Promise<{ day: Day | null; today: Day; timeZone: string }> {
	const { timeZone } = await readInstallation(context.db);
	const today = dayOf(context.now().toISOString(), timeZone);
	const wish = readAsAt(search.get("as-at"), today);
	switch (wish.ask) {
		case "now":
			return { day: null, today, timeZone };
		case "today":
			throw redirect(presentPage(search));
		case "past":
			return { day: wish.day, today, timeZone };
		case "impossible":
			throw explained(wish.sentence, search, 400);
	}
}

/** A roadmap as it stood at the end of a day; null while it was not there or not public. */
export async function openPast(
	db: Db,
	roadmap: Roadmap,
	{ day, timeZone }: { day: Day; timeZone: string },
): Promise<RoadmapSource | null> {
	const revision = await revisionBefore(db, roadmap.id, endOfDay(day, timeZone));
	return revision === 0 ? null : pastSource(db, roadmap, { revision, day });
}

const notThereYet = (day: Day, search: URLSearchParams) =>
	explained(
		`On ${formatDay(day)} this roadmap was not public here yet: choose a later date, or see today’s page.`,
		search,
		404,
	);

/** An answer in a sentence, with the way to the page of now. */
const explained = (sentence: string, search: URLSearchParams, status: number) =>
	data({ sentence, link: { text: "See today’s page", href: presentPage(search) } }, { status });

/** The address of the same page without the day, relative to the page itself. */
const presentPage = (search: URLSearchParams) => presentHref("", search.toString()) || "?";
