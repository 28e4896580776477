import { listAddresses, listMeetingPeople } from "#db/queries/meeting-people.ts";
import { findMeetingById } from "#db/queries/meetings.ts";
import type { AppContext } from "../../context.server.ts";
import { formatDay, formatInstant } from "../../domain/dates.ts";
import type { Ask, Decision, Meeting } from "../../domain/meeting.ts";
import type { MailMessage } from "../../mail.ts";

/** Where partners find a meeting. */
const addressOf = (context: AppContext, roadmapSlug: string, meeting: Pick<Meeting, "slug">): string =>
	`${context.origin()}/workspace/${roadmapSlug}/meetings/${meeting.slug}`;

/** A meeting as an entry of a calendar (RFC 5545); the same meeting always has the same UID. */
export async function calendarOf(meeting: Meeting, url: string): Promise<string> {
	// Loaded with the first letter: it brings much that nobody else needs.
	const { createEvent } = await import("ics");
	const at = new Date(meeting.startsAt);
	const { error, value } = createEvent({
		uid: `${meeting.id}@waymark`,
		productId: "waymark",
		sequence: meeting.version,
		status: "CONFIRMED",
		startInputType: "utc",
		startOutputType: "utc",
		start: [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()],
		duration: { minutes: meeting.durationMinutes ?? 60 },
		title: meeting.title,
		description: meeting.summary,
		...(meeting.venue === null ? {} : { location: meeting.venue }),
		url,
	});
	if (error || !value) throw error ?? new Error("The calendar entry could not be made");
	return value;
}

/**
 * Sends the letter of a meeting, with an entry for calendars, to the people who are invited; `personIds` narrows that down. Who
 * has no address gets none. Letters go out after the present answer.
 */
export async function sendInvitations(
	context: AppContext,
	roadmapSlug: string,
	meetingId: string,
	personIds: string[] | null,
): Promise<void> {
	const found = await findMeetingById(context.db, meetingId);
	if (!found) return;
	const { meeting } = found;
	const url = addressOf(context, roadmapSlug, meeting);
	const invited = (await listMeetingPeople(context.db, meetingId)).filter(
		(person) => person.invited && (personIds === null || personIds.includes(person.id)),
	);
	const people = await listAddresses(
		context.db,
		invited.map(({ id }) => id),
	);
	const text = [
		`You are invited to “${meeting.title}” on ${formatInstant(meeting.startsAt)} (London time).`,
		...(meeting.venue === null ? [] : [`Place: ${meeting.venue}`]),
		...(meeting.summary === "" ? [] : ["", meeting.summary]),
		"",
		"The agenda is here, and you can add to it:",
		url,
		"",
	].join("\n");
	const calendar = {
		filename: "meeting.ics",
		contentType: "text/calendar; charset=utf-8",
		content: await calendarOf(meeting, url),
	};
	sendAll(
		context,
		people.map(({ email }) => ({
			to: email,
			subject: `Meeting: ${meeting.title}, ${formatInstant(meeting.startsAt)}`,
			text,
			attachments: [calendar],
		})),
	);
}

/** What came of a meeting, for those who were there. */
export interface MeetingResult {
	meeting: Meeting;
	roadmapSlug: string;
	decisions: Decision[];
	asks: Ask[];
	attendeeIds: string[];
}

/** Sends what came of a meeting to everybody who was there. */
export async function sendSummary(context: AppContext, result: MeetingResult): Promise<void> {
	const { meeting, decisions, asks } = result;
	const people = await listAddresses(context.db, result.attendeeIds);
	const text = [
		`“${meeting.title}” of ${formatInstant(meeting.startsAt)} is closed.`,
		"",
		decisions.length === 0 ? "No decisions were recorded." : "Decisions:",
		...decisions.map(({ number, text: what }) => `${number}. ${what}`),
		"",
		asks.length === 0 ? "No asks were recorded." : "Asks:",
		...asks.map(
			({ number, text: what, from, to, dueOn }) =>
				`${number}. ${from.name} asks ${to.name}: ${what}${dueOn === null ? "" : ` (by ${formatDay(dueOn)})`}`,
		),
		"",
		"The minutes, and all of this:",
		addressOf(context, result.roadmapSlug, meeting),
		"",
	].join("\n");
	const subject = `Closed: ${meeting.title}`;
	sendAll(
		context,
		people.map(({ email }) => ({ to: email, subject, text })),
	);
}

/** After the present answer; one address that fails keeps no other letter back. */
function sendAll(context: AppContext, letters: MailMessage[]): void {
	if (letters.length === 0) return;
	context.later(async () => {
		const sent = await Promise.allSettled(letters.map((letter) => context.mail(letter)));
		const failed = sent.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
		if (failed.length > 0)
			throw new AggregateError(failed, `${failed.length} letters about a meeting failed`);
	});
}
