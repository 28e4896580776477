import { findMeeting } from "#db/queries/meetings.ts";
import { ensureMinutes, type MinutesPart } from "#db/queries/minutes.ts";
import type { AppContext } from "../../context.server.ts";
import { actingMembership, can, type Person } from "../../domain/access.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { refuseMerge } from "../narratives/edit-narrative.server.ts";
import type { MeetingCommand } from "./write-meeting.server.ts";

/** Longer texts are refused before anything is compared. */
const maxLength = 200_000;

/**
 * Merges what the plain form sent into one part of the minutes, as an edit of this person. Refuses with `not-found` (also for what
 * the person may not see), `not-allowed`, `stale` (the form is too old to be merged) or `invalid`.
 */
export async function editMinutes(
	context: AppContext,
	person: Person,
	command: MeetingCommand & { part: MinutesPart; baseSeq: number; text: string },
): Promise<Outcome<{ seq: number }>> {
	const found = await findMeeting(context.db, command.roadmapSlug, command.meetingSlug);
	if (!found || !can(person, "read-drafts", found.subject)) return notFound;
	const { meeting, subject } = found;
	if (!can(person, "co-write-minutes", subject))
		return refuse("not-allowed", "Only people who are in the meeting write its minutes.");
	const membership = actingMembership(person, subject.roadmapId, []);
	if (!membership) return notFound;
	if (command.text.length > maxLength) {
		const sentence = `The text must have at most ${maxLength.toLocaleString("en-GB")} characters.`;
		return refuse("invalid", sentence, { text: sentence });
	}
	const made = { schemaVersion, at: context.now().toISOString() };
	const document = await ensureMinutes(context.db, meeting, command.part, made);
	const { baseSeq, text } = command;
	const { organisationId } = membership;
	const merged = await context.documents.merge(document.id, { baseSeq, text, person, organisationId });
	return merged.ok ? { ok: true, value: { seq: merged.seq } } : refuseMerge(merged.code);
}
