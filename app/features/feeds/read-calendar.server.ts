import type { Meeting } from "#app/domain/meeting.ts";
import type { Action } from "#app/domain/read-model.ts";
import { listActionsInFull } from "#db/queries/action-details.ts";
import type { FollowedSubject } from "#db/queries/followed-subjects.ts";
import { type LastChange, listLastChanges } from "#db/queries/last-changes.ts";
import { listMeetings } from "#db/queries/meetings.ts";
import type { AppContext } from "../../context.server.ts";
import { findWanted } from "../following/find-wanted.server.ts";
import type { CalendarData, CalendarEntry } from "./calendar-data.ts";
import { dueEntries } from "./due-entries.ts";

/**
 * The days that matter about a roadmap, workstream, action or partner that the public finds under an address; null where there is
 * none. Of meetings the public knows those that were held and closed: they are on the calendar of the whole roadmap.
 */
export async function readCalendar(
	app: Pick<AppContext, "db" | "origin">,
	params: Record<string, string | undefined>,
): Promise<CalendarData | null> {
	const subject = await findWanted(app, params);
	if (!subject) return null;
	const { id, slug } = subject.roadmap;
	const url = `${app.origin()}/${slug}`;
	const changes = await listLastChanges(app.db, id);
	const actions = (await listActionsInFull(app.db, id)).filter((action) => isAbout(action, subject));
	const meetings = subject.type === "roadmap" ? await listMeetings(app.db, id) : [];
	return {
		roadmapId: id,
		title: subject.title,
		entries: [
			...actions.flatMap((action) => dueEntries(action, changes.get(action.id), url)),
			...meetings.reverse().flatMap((meeting) => meetingEntry(meeting, changes.get(meeting.id), url)),
		],
	};
}

function isAbout({ id, workstream, lead, supporting }: Action, subject: FollowedSubject): boolean {
	switch (subject.type) {
		case "roadmap":
			return true;
		case "workstream":
			return workstream.id === subject.id;
		case "action":
			return id === subject.id;
		case "partner":
			return lead?.id === subject.id || supporting.some((partner) => partner.id === subject.id);
	}
}

/** As far as the public page of the meeting goes: what it was called, and when. */
function meetingEntry(meeting: Meeting, change: LastChange | undefined, url: string): CalendarEntry[] {
	const { id, title, slug, startsAt, closedAt, publicVersion } = meeting;
	if (closedAt === null || publicVersion === null) return [];
	return [
		{
			uid: `public-meeting-${id}@waymark`,
			sequence: change?.revision ?? 0,
			changedAt: change?.at ?? closedAt,
			start: { instant: startsAt },
			title: `Meeting: ${title}`,
			lines: [
				"What was decided, and the public minutes, are on the page of the meeting.",
				`${url}/meetings/${slug}`,
			],
			cancelled: false,
			url: `${url}/meetings/${slug}`,
		},
	];
}
