import type { Ask } from "#app/domain/meeting.ts";
import type { AskState } from "#app/domain/meeting-changes.ts";
import type { Db } from "../database.ts";

interface Wanted {
	roadmapId?: string;
	meetingId?: string;
	/** Only asks to these organisations. */
	toOrganisationIds?: string[];
	/** Only asks in these states. */
	states?: AskState[];
	/** Only those that have their number. */
	numberedOnly?: boolean;
}

/** Asks: those that are due first on top; those without a date last. */
export async function listAsks(db: Db, wanted: Wanted): Promise<Ask[]> {
	if (wanted.toOrganisationIds?.length === 0) return [];
	let query = selectAsks(db);
	if (wanted.roadmapId !== undefined) query = query.where("ask.roadmap_id", "=", wanted.roadmapId);
	if (wanted.meetingId !== undefined) query = query.where("ask.meeting_id", "=", wanted.meetingId);
	if (wanted.toOrganisationIds) query = query.where("ask.to_organisation_id", "in", wanted.toOrganisationIds);
	if (wanted.states) query = query.where("ask.state", "in", wanted.states);
	if (wanted.numberedOnly) query = query.where("ask.number", "is not", null);
	const rows = await query.orderBy("ask.created_at").orderBy("ask.id").execute();
	return rows.map(toAsk).sort((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"));
}

/** An ask of a roadmap by its number; undefined when there is none. */
export async function findAsk(db: Db, roadmapId: string, number: number): Promise<Ask | undefined> {
	const row = await selectAsks(db)
		.where("ask.roadmap_id", "=", roadmapId)
		.where("ask.number", "=", number)
		.executeTakeFirst();
	return row && toAsk(row);
}

const selectAsks = (db: Db) =>
	db
		.selectFrom("ask")
		.innerJoin("meeting", "meeting.id", "ask.meeting_id")
		.innerJoin("organisation as asking", "asking.id", "ask.from_organisation_id")
		.innerJoin("organisation as asked", "asked.id", "ask.to_organisation_id")
		.selectAll("ask")
		.select([
			"meeting.slug as meeting_slug",
			"meeting.title as meeting_title",
			"asking.slug as from_slug",
			"asking.name as from_name",
			"asked.slug as to_slug",
			"asked.name as to_name",
		]);

type Selected = Awaited<ReturnType<ReturnType<typeof selectAsks>["execute"]>>[number];

const toAsk = (row: Selected): Ask => ({
	id: row.id,
	number: row.number,
	text: row.text,
	from: { id: row.from_organisation_id, slug: row.from_slug, name: row.from_name },
	to: { id: row.to_organisation_id, slug: row.to_slug, name: row.to_name },
	dueOn: row.due_on,
	state: row.state,
	reason: row.reason,
	askedAt: row.asked_at,
	answeredAt: row.answered_at,
	meeting: { slug: row.meeting_slug, title: row.meeting_title },
	agendaItemId: row.agenda_item_id,
});

/** Writes down an ask of a running meeting; its number comes when the meeting is closed. */
export async function insertAsk(
	trx: Db,
	ask: {
		id: string;
		roadmapId: string;
		meetingId: string;
		agendaItemId: string | null;
		fromId: string;
		toId: string;
		text: string;
		dueOn: string | null;
		personId: string;
		at: string;
	},
): Promise<void> {
	await trx
		.insertInto("ask")
		.values({
			id: ask.id,
			roadmap_id: ask.roadmapId,
			meeting_id: ask.meetingId,
			agenda_item_id: ask.agendaItemId,
			number: null,
			from_organisation_id: ask.fromId,
			to_organisation_id: ask.toId,
			text: ask.text,
			due_on: ask.dueOn,
			state: "open",
			reason: null,
			person_id: ask.personId,
			created_at: ask.at,
			asked_at: null,
			answered_at: null,
		})
		.execute();
}

/** Takes back an ask that has no number yet. Returns whether there was one. */
export async function deleteAsk(trx: Db, meetingId: string, id: string): Promise<boolean> {
	const gone = await trx
		.deleteFrom("ask")
		.where("id", "=", id)
		.where("meeting_id", "=", meetingId)
		.where("number", "is", null)
		.executeTakeFirst();
	return gone.numDeletedRows > 0;
}

/** Writes an answer to an ask, if it still is in the state that the answer was decided on. Returns whether it was. */
export async function answerAskRow(
	trx: Db,
	ask: { id: string; state: AskState },
	answer: { state: AskState; reason: string | null; at: string },
): Promise<boolean> {
	const written = await trx
		.updateTable("ask")
		.set({ state: answer.state, reason: answer.reason, answered_at: answer.at })
		.where("id", "=", ask.id)
		.where("state", "=", ask.state)
		.executeTakeFirst();
	return written.numUpdatedRows > 0;
}
