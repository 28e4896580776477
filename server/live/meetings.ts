import { actingMembership, can } from "#app/domain/access.ts";
import { meet } from "#app/live/messages.ts";
import type { Db } from "#db/database.ts";
import { findMeetingById } from "#db/queries/meetings.ts";
import { findOrganisationName } from "#db/queries/organisations.ts";
import type { LiveSocket } from "./create-live.ts";
import type { Presence } from "./presence.ts";

/** The room of the screens that show a meeting. */
export const meetingRoom = (meetingId: string): string => `meeting:${meetingId}`;

/**
 * A screen says which running meeting it shows: from then on it is told what happens there and who is there. Whatever may
 * not be seen answers like what does not exist.
 */
export async function answerMeet(
	db: Db,
	presence: Presence,
	socket: LiveSocket,
	message: unknown,
	answer: unknown,
): Promise<void> {
	const parsed = meet.safeParse(message);
	const person = socket.data.asker?.person;
	const reply = (joined: boolean) => typeof answer === "function" && answer(joined);
	if (!parsed.success || !person) return void reply(false);
	const { meetingId } = parsed.data;
	for (const room of socket.rooms) if (room.startsWith(meetingRoom(""))) await socket.leave(room);
	const found = meetingId === null ? undefined : await findMeetingById(db, meetingId);
	if (meetingId === null || !found || !can(person, "read-drafts", found.subject)) {
		presence.leave(socket.id);
		return void reply(false);
	}
	const membership = actingMembership(person, found.subject.roadmapId, []);
	const organisation = membership && (await findOrganisationName(db, membership.organisationId));
	await socket.join(meetingRoom(meetingId));
	presence.enter(socket.id, meetingId, {
		id: person.id,
		name: person.name,
		organisation: organisation ?? "",
	});
	reply(true);
}
