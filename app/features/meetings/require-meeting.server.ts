import { findMeeting } from "#db/queries/meetings.ts";
import { can, type MeetingSubject, type Person } from "../../domain/access.ts";
import type { Meeting } from "../../domain/meeting.ts";
import type { Roadmap } from "../../domain/read-model.ts";
import { notFound } from "../../domain/refusal.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { requirePartner } from "../workspace/require-person.server.ts";

/** What a person may do with a meeting. */
export interface MeetingRights {
	run: boolean;
	addItems: boolean;
	takeChair: boolean;
	write: boolean;
	reopen: boolean;
}

/** A meeting of the address, with who asks. */
export interface AskedMeeting {
	person: Person;
	roadmap: Roadmap;
	meeting: Meeting;
	rights: MeetingRights;
}

const rightsOn = (person: Person, subject: MeetingSubject): MeetingRights => ({
	run: can(person, "run-meeting", subject),
	addItems: can(person, "add-agenda-item", subject),
	takeChair: can(person, "take-chair", subject),
	write: can(person, "co-write-minutes", subject),
	reopen: can(person, "edit-roadmap", subject),
});

/** The meeting that the address names, with what the person may do with it. 404 for everybody but partners. */
export async function requireMeeting(args: LoaderFunctionArgs): Promise<AskedMeeting> {
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const found = await findMeeting(args.context.app.db, roadmap.slug, args.params.meeting ?? "");
	if (!found) throw data(notFound.message, { status: 404 });
	return { person, roadmap, meeting: found.meeting, rights: rightsOn(person, found.subject) };
}

/** The same for a page that only the chair and the coordinator have: 403 for other partners. */
export async function requireRunnable(args: LoaderFunctionArgs): Promise<AskedMeeting> {
	const asked = await requireMeeting(args);
	if (!asked.rights.run)
		throw data("Only the chair of this meeting and the coordinator can do this.", { status: 403 });
	return asked;
}

/** What pages of a meeting show of its roadmap. */
export const roadmapOf = ({ id, slug, title, revision }: Roadmap) => ({ id, slug, title, revision });
