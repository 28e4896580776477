import {
	addDays,
	dayOf,
	endOfDay,
	formatDay,
	formatInstant,
	type Instant,
	justAfter,
} from "#app/domain/dates.ts";
import type { Roadmap } from "#app/domain/read-model.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { findLastMeeting } from "#db/queries/last-meeting.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { type Beginning, type ChangesWish, readChangesWish } from "./changes-wish.ts";
import { mostOnPages, readWhatChanged } from "./read-what-changed.server.ts";
import { noteVisit } from "./visits.server.ts";

/** What a partner is told of a roadmap's changes: since the last visit, since the last meeting, or between two days. */
export async function readChanges(
	context: AppContext,
	person: Person,
	roadmap: Roadmap,
	search: URLSearchParams,
) {
	const { db } = context;
	const { timeZone } = await readInstallation(db);
	const now = context.now().toISOString();
	const visit = await noteVisit(context, { personId: person.id, roadmapId: roadmap.id });
	const meeting = await findLastMeeting(db, roadmap.id, now);
	const begins = { visit, meeting: meeting ?? null };
	const usual: Beginning = begins.visit ? "visit" : "dates";
	const wish = readChangesWish(search, dayOf(now, timeZone), usual);
	const span = spanOf(wish, begins, timeZone);
	const changed = await readWhatChanged(db, {
		...{ roadmapId: roadmap.id, publicOnly: false, most: mostOnPages, ...span.time },
	});
	return { roadmap, wish: { ...wish, since: span.since }, begins, heading: span.heading, changed };
}

export type ChangesData = Awaited<ReturnType<typeof readChanges>>;

interface Begins {
	visit: Instant | null;
	meeting: { title: string; at: Instant } | null;
}

interface Span {
	since: Beginning;
	heading: string;
	time: { since: Instant; until: Instant | null };
}

/** A visit or a meeting that never was leaves the two days. */
function spanOf(wish: ChangesWish, { visit, meeting }: Begins, timeZone: string): Span {
	if (wish.since === "visit" && visit)
		return {
			since: "visit",
			heading: `Since your last visit, on ${formatInstant(visit)}`,
			time: { since: visit, until: null },
		};
	if (wish.since === "meeting" && meeting)
		return {
			since: "meeting",
			heading: `Since the last meeting, “${meeting.title}”, on ${formatDay(meeting.at)}`,
			// What was recorded at its end belongs to that meeting.
			time: { since: justAfter(meeting.at), until: null },
		};
	return {
		since: "dates",
		heading: `From ${formatDay(wish.from)} to ${formatDay(wish.to)}`,
		time: { since: endOfDay(addDays(wish.from, -1), timeZone), until: endOfDay(wish.to, timeZone) },
	};
}
