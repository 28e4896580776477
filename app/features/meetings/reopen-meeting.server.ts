import { unlockDocument } from "#db/queries/document-locks.ts";
import { patchMeeting } from "#db/queries/meetings.ts";
import { findMinutes, thawDocument } from "#db/queries/minutes.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { longestRecord } from "../../domain/ask.ts";
import { refuse } from "../../domain/refusal.ts";
import { type MeetingCommand, writeMeeting } from "./write-meeting.server.ts";

/**
 * Lets a closed meeting go on: its minutes can be written again, and what was kept at its end stays as it was. For coordinators,
 * with a reason that the ledger keeps. Refuses with `not-found`, `not-allowed` or `invalid`.
 */
export async function reopenMeeting(
	context: AppContext,
	person: Person,
	command: MeetingCommand & { reason: string },
) {
	const outcome = await writeMeeting<null>(context, person, command, "edit-roadmap", async (scene) => {
		const { trx, meeting } = scene;
		const reason = command.reason.trim();
		if (meeting.state !== "closed") return refuse("invalid", "This meeting is not closed.");
		if (reason === "")
			return refuse("invalid", "The meeting was not reopened.", { reason: "Say why it is reopened." });
		if (reason.length > longestRecord)
			return refuse("invalid", "The meeting was not reopened.", { reason: "The reason is too long." });
		for (const part of ["public", "private"] as const) {
			const document = await findMinutes(trx, meeting.id, part);
			if (!document) continue;
			await thawDocument(trx, document.id);
			await unlockDocument(trx, document.id);
		}
		await patchMeeting(trx, meeting.id, { state: "in-progress", version: meeting.version + 1 });
		const line = { kind: "meeting-reopened" as const, from: null, to: { state: "in-progress" as const } };
		return { ok: true, value: { value: null, lines: [{ ...line, reason }] } };
	});
	if (outcome.ok) context.accessChanged();
	return outcome;
}
