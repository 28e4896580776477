import { randomUUID } from "node:crypto";
import type { Db } from "#db/database.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { deleteAsk, insertAsk } from "#db/queries/asks.ts";
import { deleteDecision, insertDecision } from "#db/queries/decisions.ts";
import { listPartnerIds } from "#db/queries/meeting-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { type AskWish, decideAsk, decideDecision } from "../../domain/ask.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { type MeetingCommand, type MeetingScene, writeMeeting } from "./write-meeting.server.ts";

const notRunning = "Decisions and asks are written down while the meeting runs.";

/** The item at which something is written down; null where the form names none. */
async function itemOf(trx: Db, meetingId: string, itemId: string) {
	return (await listAgenda(trx, meetingId)).find(({ id }) => id === itemId) ?? null;
}

/**
 * Writes down a decision of a running meeting. It gets its number, and its line in the ledger, when the meeting is closed. What is
 * decided at a private item is private. Refuses with `not-found`, `not-allowed` or `invalid`.
 */
export const recordDecision = (
	context: AppContext,
	person: Person,
	command: MeetingCommand & { itemId: string; text: string; organisationIds: string[]; public: boolean },
) =>
	writeMeeting<null>(context, person, command, "co-write-minutes", async ({ trx, meeting, at }) => {
		if (meeting.state !== "in-progress") return refuse("invalid", notRunning);
		const decided = decideDecision(command, await listPartnerIds(trx, meeting.roadmapId));
		if (!decided.ok) return decided;
		const item = await itemOf(trx, meeting.id, command.itemId);
		const isPublic = command.public && (item?.public ?? false);
		const base = { roadmapId: meeting.roadmapId, meetingId: meeting.id, agendaItemId: item?.id ?? null };
		await insertDecision(trx, {
			id: randomUUID(),
			...base,
			...decided.value,
			public: isPublic,
			personId: person.id,
			at,
		});
		return { ok: true, value: { value: null, lines: [] } };
	});

/** Writes down an ask of a running meeting; as for decisions, its number comes when the meeting is closed. Asks are never public. */
export const recordAsk = (
	context: AppContext,
	person: Person,
	command: MeetingCommand & AskWish & { itemId: string },
) =>
	writeMeeting<null>(context, person, command, "co-write-minutes", async ({ trx, meeting, at }) => {
		if (meeting.state !== "in-progress") return refuse("invalid", notRunning);
		const decided = decideAsk(command, await listPartnerIds(trx, meeting.roadmapId));
		if (!decided.ok) return decided;
		const item = await itemOf(trx, meeting.id, command.itemId);
		const base = { roadmapId: meeting.roadmapId, meetingId: meeting.id, agendaItemId: item?.id ?? null };
		await insertAsk(trx, { id: randomUUID(), ...base, ...decided.value, personId: person.id, at });
		return { ok: true, value: { value: null, lines: [] } };
	});

type Take = (scene: MeetingScene, id: string) => Promise<boolean>;

const takeBack =
	(take: Take) => (context: AppContext, person: Person, command: MeetingCommand & { id: string }) =>
		writeMeeting<null>(context, person, command, "co-write-minutes", async (scene) => {
			if (scene.meeting.state !== "in-progress") return refuse("invalid", notRunning);
			const gone = await take(scene, command.id);
			const done: Outcome<{ value: null; lines: never[] }> = { ok: true, value: { value: null, lines: [] } };
			return gone ? done : notFound;
		});

/** Takes back a decision that has no number yet. Refuses with `not-found`, `not-allowed` or `invalid`. */
export const takeBackDecision = takeBack(({ trx, meeting }, id) => deleteDecision(trx, meeting.id, id));

/** Takes back an ask that has no number yet. Refuses with `not-found`, `not-allowed` or `invalid`. */
export const takeBackAsk = takeBack(({ trx, meeting }, id) => deleteAsk(trx, meeting.id, id));
