import { randomUUID } from "node:crypto";
import type { Db } from "#db/database.ts";
import {
	deleteAgendaItem,
	insertAgendaItems,
	listAgenda,
	listAwaitedAskItems,
	type NewAgendaItem,
} from "#db/queries/agenda.ts";
import { listAsks } from "#db/queries/asks.ts";
import { listPlannedMeetings, lockMeeting } from "#db/queries/meetings.ts";
import type { Ask } from "../../domain/meeting.ts";
import { type AgendaLine, agendaLine, maxItems } from "./agenda-line.server.ts";

/** An ask as an item of an agenda. Asks are never public, and so is what is said about them. */
export const askItem = (ask: Ask): NewAgendaItem => ({
	id: randomUUID(),
	title: `${ask.from.name} asks ${ask.to.name}: ${ask.text}`.slice(0, 200),
	kind: "ask",
	actionId: null,
	askId: ask.id,
	presenterId: null,
	minutes: null,
	public: false,
});

/** The agenda of another meeting than the one that something is done to, for the ledger. */
export interface CarriedLine {
	meetingId: string;
	line: AgendaLine;
}

/**
 * Puts every ask of a roadmap that is neither done nor declined on the agenda of a new meeting. Returns the line that says so; null
 * where there is none.
 */
export async function carryAllAsks(
	trx: Db,
	meeting: { id: string; roadmapId: string },
): Promise<AgendaLine | null> {
	const { roadmapId } = meeting;
	const asks = await listAsks(trx, { roadmapId, states: ["open", "accepted"], numberedOnly: true });
	return carry(trx, meeting.id, asks);
}

/**
 * Puts asks that a meeting made on the agendas of the meetings that are planned: they stay there until they are answered for. Call it
 * under the locks of `lockPlannedMeetings`.
 */
export async function carryAsks(trx: Db, meetingIds: string[], asks: Ask[]): Promise<CarriedLine[]> {
	const lines: CarriedLine[] = [];
	for (const meetingId of meetingIds) {
		const line = await carry(trx, meetingId, asks);
		if (line) lines.push({ meetingId, line });
	}
	return lines;
}

async function carry(trx: Db, meetingId: string, asks: Ask[]): Promise<AgendaLine | null> {
	const agenda = await listAgenda(trx, meetingId);
	const there = new Set(agenda.map(({ askId }) => askId));
	const room = Math.max(0, maxItems - agenda.length);
	const items = asks.filter(({ id }) => !there.has(id)).slice(0, room);
	if (items.length === 0) return null;
	await insertAgendaItems(trx, meetingId, items.map(askItem));
	return agendaLine(trx, meetingId);
}

/**
 * Takes the locks of a meeting and of those of its roadmap that are planned, in the order of their ids, as everybody does who locks
 * several. Returns the ids of the planned ones.
 */
export async function lockPlannedMeetings(
	trx: Db,
	meeting: { id: string; roadmapId: string },
): Promise<string[]> {
	const planned = await listPlannedMeetings(trx, meeting.roadmapId);
	for (const id of [...planned, meeting.id].sort()) await lockMeeting(trx, id);
	return (await listPlannedMeetings(trx, meeting.roadmapId)).filter((id) => planned.includes(id));
}

/** Takes an ask that nobody waits for any more from the agendas of the meetings that are planned. */
export async function dropAsk(trx: Db, askId: string): Promise<CarriedLine[]> {
	const before = await listAwaitedAskItems(trx, askId);
	for (const { meetingId } of before) await lockMeeting(trx, meetingId);
	const lines: CarriedLine[] = [];
	for (const { id, meetingId } of await listAwaitedAskItems(trx, askId)) {
		if (!before.some((item) => item.id === id)) continue;
		await deleteAgendaItem(trx, id);
		lines.push({ meetingId, line: await agendaLine(trx, meetingId) });
	}
	return lines;
}
