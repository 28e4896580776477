import { listInvitable, listMeetingPeople, noteMeetingPerson, uninvite } from "#db/queries/meeting-people.ts";
import { findMeetingById, lockMeeting } from "#db/queries/meetings.ts";
import type { AppContext } from "../../context.server.ts";
import { actingMembership, type Person } from "../../domain/access.ts";
import { refuse } from "../../domain/refusal.ts";
import { sendInvitations } from "./meeting-letters.server.ts";
import { type MeetingCommand, writeMeeting } from "./write-meeting.server.ts";

/**
 * Sets who is invited to a meeting. Who is new on the list of an open or running meeting gets a letter at once; for a draft,
 * letters go out when it is opened. Refuses with `not-found`, `not-allowed` or `invalid`.
 */
export async function inviteToMeeting(
	context: AppContext,
	person: Person,
	command: MeetingCommand & { personIds: string[] },
) {
	const outcome = await writeMeeting(context, person, command, "run-meeting", async (scene) => {
		const { trx, meeting, at } = scene;
		if (meeting.state === "closed")
			return refuse("invalid", "This meeting is closed: nobody can be invited.");
		const known = new Map((await listInvitable(trx, meeting.roadmapId)).map((one) => [one.id, one]));
		const wanted = command.personIds.filter((id) => known.has(id));
		const before = (await listMeetingPeople(trx, meeting.id))
			.filter((one) => one.invited)
			.map(({ id }) => id);
		const added = wanted.filter((id) => !before.includes(id));
		const removed = before.filter((id) => !wanted.includes(id));
		for (const personId of added) {
			const organisationId = known.get(personId)?.organisationId ?? "";
			await noteMeetingPerson(trx, { meetingId: meeting.id, personId, organisationId, at }, "invited_at");
		}
		await uninvite(trx, meeting.id, removed);
		const lines =
			added.length + removed.length === 0
				? []
				: [{ kind: "meeting-invited" as const, from: null, to: { personIds: wanted } }];
		return { ok: true, value: { value: { added, meeting, invited: wanted.length }, lines } };
	});
	if (!outcome.ok) return outcome;
	const { added, meeting, invited } = outcome.value;
	if (meeting.state !== "draft" && added.length > 0)
		await sendInvitations(context, command.roadmapSlug, meeting.id, added);
	return { ok: true as const, value: { added: added.length, invited } };
}

/**
 * Notes that a person is in a running meeting: whoever opens it attends it. Does nothing outside of running meetings. Returns
 * whether they were not in it before.
 */
export async function attendMeeting(
	context: AppContext,
	person: Person,
	meeting: { id: string; roadmapId: string },
): Promise<boolean> {
	const acting = actingMembership(person, meeting.roadmapId, []);
	if (!acting) return false;
	const known = await listMeetingPeople(context.db, meeting.id);
	if (known.some(({ id, attended }) => id === person.id && attended)) return false;
	const at = context.now().toISOString();
	const note = { meetingId: meeting.id, personId: person.id, organisationId: acting.organisationId, at };
	const isNew = await context.db.transaction().execute(async (trx) => {
		await lockMeeting(trx, meeting.id);
		const found = await findMeetingById(trx, meeting.id);
		if (found?.meeting.state !== "in-progress") return false;
		await noteMeetingPerson(trx, note, "attended_at");
		return !found.subject.attendeeIds.includes(person.id);
	});
	if (!isNew) return false;
	context.publishMeeting({ roadmapId: meeting.roadmapId, meetingId: meeting.id });
	return true;
}
