import { randomUUID } from "node:crypto";
import type { Answer } from "#app/domain/agreement.ts";
import type { Day, Instant } from "#app/domain/dates.ts";
import type { OrganisationName } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";
import type { AgreementAnswerRow, AgreementRow } from "../schema-updates.ts";

/**
 * Takes the row locks of actions, in one order for everybody: whatever concerns the updates of an action happens one after
 * the other. A transaction that concerns several actions calls it with all of them before it writes anything.
 */
export async function lockActions(trx: Db, actionIds: string[]): Promise<void> {
	for (const id of [...new Set(actionIds)].sort()) {
		await trx
			.updateTable("action")
			.set((eb) => ({ version: eb.ref("version") }))
			.where("id", "=", id)
			.execute();
	}
}

/** The newest agreement of an action, or the one of a round; undefined when there is none. */
export async function findAgreement(
	db: Db,
	actionId: string,
	round?: number,
): Promise<AgreementRow | undefined> {
	let query = db.selectFrom("agreement").selectAll().where("action_id", "=", actionId);
	if (round !== undefined) query = query.where("round", "=", round);
	return query.orderBy("round", "desc").limit(1).executeTakeFirst();
}

/** A text that goes out: everything of the row but what is counted or only known at its end. */
export type NewAgreement = Omit<
	AgreementRow,
	| "id"
	| "round"
	| "state"
	| "update_id"
	| "ended_at"
	| "ended_reason"
	| "ended_person_id"
	| "ended_organisation_id"
>;

/**
 * Opens the next agreement of an action and names who is asked, in that order. The database refuses a second open one. Call it
 * under the lock of the action.
 */
export async function insertAgreement(
	trx: Db,
	agreement: NewAgreement,
	organisationIds: string[],
): Promise<AgreementRow> {
	const newest = await findAgreement(trx, agreement.action_id);
	const row: AgreementRow = {
		...agreement,
		id: randomUUID(),
		round: (newest?.round ?? 0) + 1,
		state: "open",
		update_id: null,
		ended_at: null,
		ended_reason: null,
		ended_person_id: null,
		ended_organisation_id: null,
	};
	await trx.insertInto("agreement").values(row).execute();
	const parties = organisationIds.map((organisation_id, position) => ({
		agreement_id: row.id,
		organisation_id,
		position,
	}));
	await trx.insertInto("agreement_party").values(parties).execute();
	return row;
}

/** How an agreement ends; `updateId` is what it was published as, null where it was taken back. */
export interface AgreementEnd {
	at: Instant;
	personId: string;
	organisationId: string;
	reason: string | null;
	updateId: string | null;
}

/** Ends an open agreement. Call it under the lock of the action, after a look at its state. */
export async function endAgreement(trx: Db, agreementId: string, end: AgreementEnd): Promise<void> {
	await trx
		.updateTable("agreement")
		.set({
			state: end.updateId === null ? "taken-back" : "published",
			update_id: end.updateId,
			ended_at: end.at,
			ended_reason: end.reason,
			ended_person_id: end.personId,
			ended_organisation_id: end.organisationId,
		})
		.where("id", "=", agreementId)
		.where("state", "=", "open")
		.execute();
}

/** Adds the word of an organisation. Call it under the lock of the action. */
export async function insertAnswer(trx: Db, answer: Omit<AgreementAnswerRow, "number">): Promise<void> {
	const { newest } = await trx
		.selectFrom("agreement_answer")
		.select((eb) => eb.fn.max("number").as("newest"))
		.where("agreement_id", "=", answer.agreement_id)
		.executeTakeFirstOrThrow();
	await trx
		.insertInto("agreement_answer")
		.values({ ...answer, number: Number(newest ?? 0) + 1 })
		.execute();
}

/** An organisation that was asked, with its last word. */
export interface Party {
	organisation: OrganisationName;
	answer: Answer | null;
	note: string | null;
	at: Instant | null;
	/** Who gave it; for partners only. */
	personName: string | null;
}

/** The organisations that were asked, each with its last word, in the order in which they were named. */
export async function listParties(db: Db, agreementId: string): Promise<Party[]> {
	const parties = await db
		.selectFrom("agreement_party")
		.innerJoin("organisation", "organisation.id", "agreement_party.organisation_id")
		.select(["organisation.id", "organisation.slug", "organisation.name"])
		.where("agreement_id", "=", agreementId)
		.orderBy("position")
		.execute();
	const answers = await db
		.selectFrom("agreement_answer")
		.innerJoin("person", "person.id", "agreement_answer.person_id")
		.select(["organisation_id", "answer", "note", "at", "person.name as personName"])
		.where("agreement_id", "=", agreementId)
		.orderBy("number")
		.execute();
	const last = new Map(answers.map(({ organisation_id, ...answer }) => [organisation_id, answer]));
	return parties.map((organisation) => ({
		organisation,
		...(last.get(organisation.id) ?? { answer: null, note: null, at: null, personName: null }),
	}));
}

/** A text that waits for the word of an organisation. */
export interface WaitingSignOff {
	action: { slug: string; title: string };
	title: string;
	signOffBy: Day;
	organisation: OrganisationName;
}

/** The texts of a roadmap that wait for the word of one of these organisations, the nearest date first. */
export async function listWaitingSignOffs(
	db: Db,
	roadmapId: string,
	organisationIds: string[],
): Promise<WaitingSignOff[]> {
	if (organisationIds.length === 0) return [];
	const rows = await db
		.selectFrom("agreement")
		.innerJoin("agreement_party", "agreement_party.agreement_id", "agreement.id")
		.innerJoin("organisation", "organisation.id", "agreement_party.organisation_id")
		.innerJoin("action", "action.id", "agreement.action_id")
		.leftJoin("agreement_answer", (join) =>
			join
				.onRef("agreement_answer.agreement_id", "=", "agreement.id")
				.onRef("agreement_answer.organisation_id", "=", "agreement_party.organisation_id"),
		)
		.select([
			"action.slug as actionSlug",
			"action.title as actionTitle",
			"agreement.title",
			"agreement.sign_off_by as signOffBy",
			"organisation.id",
			"organisation.slug",
			"organisation.name",
		])
		.where("agreement.roadmap_id", "=", roadmapId)
		.where("agreement.state", "=", "open")
		.where("action.archived_at", "is", null)
		.where("agreement_party.organisation_id", "in", organisationIds)
		.where("agreement_answer.number", "is", null)
		.orderBy("agreement.sign_off_by")
		.orderBy("action.title")
		.execute();
	return rows.map(({ actionSlug, actionTitle, title, signOffBy, ...organisation }) => ({
		action: { slug: actionSlug, title: actionTitle },
		title,
		signOffBy,
		organisation,
	}));
}

/** The last round of an action that was taken back after one of these organisations had answered; undefined for none. */
export async function findSignedRound(
	db: Db,
	actionId: string,
	organisationIds: string[],
): Promise<AgreementRow | undefined> {
	if (organisationIds.length === 0) return undefined;
	return db
		.selectFrom("agreement")
		.selectAll("agreement")
		.where("agreement.action_id", "=", actionId)
		.where("agreement.state", "=", "taken-back")
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom("agreement_answer")
					.select("agreement_answer.number")
					.whereRef("agreement_answer.agreement_id", "=", "agreement.id")
					.where("agreement_answer.organisation_id", "in", organisationIds),
			),
		)
		.orderBy("agreement.round", "desc")
		.limit(1)
		.executeTakeFirst();
}
