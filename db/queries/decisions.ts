import type { Decision } from "#app/domain/meeting.ts";
import type { OrganisationName } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";

interface Wanted {
	roadmapId?: string;
	meetingId?: string;
	/** Only what the public may see: marked public, and from a meeting that was closed. */
	publicOnly?: boolean;
	/** Only those that have their number. */
	numberedOnly?: boolean;
}

/** Decisions: those with a number first, the newest on top, then those of running meetings in their order. */
export async function listDecisions(db: Db, wanted: Wanted): Promise<Decision[]> {
	let query = db
		.selectFrom("decision")
		.innerJoin("meeting", "meeting.id", "decision.meeting_id")
		.leftJoin("agenda_item", "agenda_item.id", "decision.agenda_item_id")
		.selectAll("decision")
		.select([
			"meeting.slug as meeting_slug",
			"meeting.title as meeting_title",
			"agenda_item.title as item_title",
			"agenda_item.public as item_public",
		]);
	if (wanted.roadmapId !== undefined) query = query.where("decision.roadmap_id", "=", wanted.roadmapId);
	if (wanted.meetingId !== undefined) query = query.where("decision.meeting_id", "=", wanted.meetingId);
	if (wanted.publicOnly) query = query.where("decision.public", "=", 1);
	if (wanted.publicOnly || wanted.numberedOnly) query = query.where("decision.number", "is not", null);
	const rows = await query.orderBy("decision.number", "desc").orderBy("decision.created_at").execute();
	const organisations = await listOrganisations(
		db,
		rows.map((row) => row.id),
	);
	return rows.map((row) => ({
		id: row.id,
		number: row.number,
		text: row.text,
		public: row.public === 1,
		organisations: organisations.get(row.id) ?? [],
		decidedAt: row.decided_at,
		meeting: { slug: row.meeting_slug, title: row.meeting_title },
		agendaItemId: row.agenda_item_id,
		itemTitle: row.item_public === 1 ? row.item_title : null,
	}));
}

async function listOrganisations(db: Db, decisionIds: string[]): Promise<Map<string, OrganisationName[]>> {
	const found = new Map<string, OrganisationName[]>();
	if (decisionIds.length === 0) return found;
	const rows = await db
		.selectFrom("decision_organisation")
		.innerJoin("organisation", "organisation.id", "decision_organisation.organisation_id")
		.select(["decision_id", "organisation.id", "organisation.slug", "organisation.name"])
		.where("decision_id", "in", decisionIds)
		.orderBy("organisation.name")
		.execute();
	for (const { decision_id, ...organisation } of rows)
		found.set(decision_id, [...(found.get(decision_id) ?? []), organisation]);
	return found;
}

/** Writes down a decision of a running meeting; its number comes when the meeting is closed. */
export async function insertDecision(
	trx: Db,
	decision: {
		id: string;
		roadmapId: string;
		meetingId: string;
		agendaItemId: string | null;
		text: string;
		public: boolean;
		organisationIds: string[];
		personId: string;
		at: string;
	},
): Promise<void> {
	await trx
		.insertInto("decision")
		.values({
			id: decision.id,
			roadmap_id: decision.roadmapId,
			meeting_id: decision.meetingId,
			agenda_item_id: decision.agendaItemId,
			number: null,
			text: decision.text,
			public: decision.public ? 1 : 0,
			person_id: decision.personId,
			created_at: decision.at,
			decided_at: null,
		})
		.execute();
	const rows = [...new Set(decision.organisationIds)].map((organisation_id) => ({
		decision_id: decision.id,
		organisation_id,
	}));
	await trx.insertInto("decision_organisation").values(rows).execute();
}

/** Takes back a decision that has no number yet. Returns whether there was one. */
export async function deleteDecision(trx: Db, meetingId: string, id: string): Promise<boolean> {
	const gone = await trx
		.deleteFrom("decision")
		.where("id", "=", id)
		.where("meeting_id", "=", meetingId)
		.where("number", "is", null)
		.executeTakeFirst();
	return gone.numDeletedRows > 0;
}

/**
 * Gives the decisions and asks of a meeting that have no number yet the next ones of the roadmap, in the order in which they
 * were written down. Call it under the roadmap's row lock.
 */
export async function giveNumbers(
	trx: Db,
	table: "decision" | "ask",
	meeting: { id: string; roadmapId: string },
	at: string,
): Promise<Set<string>> {
	const { newest } = await trx
		.selectFrom(table)
		.select((eb) => eb.fn.max("number").as("newest"))
		.where("roadmap_id", "=", meeting.roadmapId)
		.executeTakeFirstOrThrow();
	const rows = await trx
		.selectFrom(table)
		.select("id")
		.where("meeting_id", "=", meeting.id)
		.where("number", "is", null)
		.orderBy("created_at")
		.orderBy("id")
		.execute();
	for (const [index, { id }] of rows.entries()) {
		const number = Number(newest ?? 0) + 1 + index;
		if (table === "decision")
			await trx.updateTable("decision").set({ number, decided_at: at }).where("id", "=", id).execute();
		else await trx.updateTable("ask").set({ number, asked_at: at }).where("id", "=", id).execute();
	}
	return new Set(rows.map(({ id }) => id));
}
