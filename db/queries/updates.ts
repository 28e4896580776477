import { randomUUID } from "node:crypto";
import type { Db } from "../database.ts";
import type { PublishedUpdateRow, UpdateCorrectionRow, UpdateWithdrawalRow } from "../schema-updates.ts";

/** A narrative as it is published: everything of the row but what is fixed here. */
export type NewUpdate = Omit<
	PublishedUpdateRow,
	"id" | "workstream_id" | "markdown" | "source" | "illustrative"
>;

/**
 * The number of the next update of a roadmap. Takes the roadmap's row lock, so that two publications at once do not count
 * alike: call it in the transaction that inserts the update and appends to the ledger.
 */
export async function claimUpdateNumber(trx: Db, roadmapId: string): Promise<number> {
	await trx
		.updateTable("roadmap")
		.set((eb) => ({ revision: eb.ref("revision") }))
		.where("id", "=", roadmapId)
		.execute();
	const { newest } = await trx
		.selectFrom("published_update")
		.select((eb) => eb.fn.max("number").as("newest"))
		.where("roadmap_id", "=", roadmapId)
		.executeTakeFirstOrThrow();
	return Number(newest ?? 0) + 1;
}

/** Inserts a published update of an action and returns its id. The database refuses to change it ever after. */
export async function insertUpdate(trx: Db, update: NewUpdate): Promise<string> {
	const id = randomUUID();
	await trx
		.insertInto("published_update")
		.values({ ...update, id, workstream_id: null, markdown: null, source: null, illustrative: "[]" })
		.execute();
	return id;
}

/** The newest update of an action, withdrawn or not, with who published it; undefined when there is none. */
export async function findNewestUpdate(
	db: Db,
	actionId: string,
): Promise<{ number: number; title: string; personName: string | null } | undefined> {
	return db
		.selectFrom("published_update")
		.leftJoin("person", "person.id", "published_update.person_id")
		.select(["published_update.number", "published_update.title", "person.name as personName"])
		.where("published_update.action_id", "=", actionId)
		.orderBy("published_update.number", "desc")
		.executeTakeFirst();
}

/** An update of an action by its number; undefined when there is none. */
export async function findUpdateRow(
	db: Db,
	actionId: string,
	number: number,
): Promise<PublishedUpdateRow | undefined> {
	return db
		.selectFrom("published_update")
		.selectAll()
		.where("action_id", "=", actionId)
		.where("number", "=", number)
		.executeTakeFirst();
}

/** The number of an update by its id; undefined when there is none. */
export async function findUpdateNumber(db: Db, updateId: string): Promise<number | undefined> {
	const row = await db
		.selectFrom("published_update")
		.select("number")
		.where("id", "=", updateId)
		.executeTakeFirst();
	return row?.number;
}

/** The withdrawal of an update; undefined while it stands. */
export async function findWithdrawal(db: Db, updateId: string): Promise<UpdateWithdrawalRow | undefined> {
	return db.selectFrom("update_withdrawal").selectAll().where("update_id", "=", updateId).executeTakeFirst();
}

/** Marks an update as withdrawn. Call it under the lock of the action, after a look whether it is already. */
export async function insertWithdrawal(trx: Db, withdrawal: UpdateWithdrawalRow): Promise<void> {
	await trx.insertInto("update_withdrawal").values(withdrawal).execute();
}

/** The corrections of an update, the oldest first. */
export async function listCorrections(db: Db, updateId: string): Promise<UpdateCorrectionRow[]> {
	return db
		.selectFrom("update_correction")
		.selectAll()
		.where("update_id", "=", updateId)
		.orderBy("version")
		.execute();
}

/** Adds a corrected wording. Call it under the lock of the action. */
export async function insertCorrection(trx: Db, correction: UpdateCorrectionRow): Promise<void> {
	await trx.insertInto("update_correction").values(correction).execute();
}

/** The whole Yjs state of the text that an update was made from; undefined for what was loaded. */
export async function findPublishedState(
	db: Db,
	update: Pick<PublishedUpdateRow, "document_id" | "document_seq">,
): Promise<Uint8Array | undefined> {
	if (update.document_id === null || update.document_seq === null) return undefined;
	const version = await db
		.selectFrom("document_version")
		.select("state")
		.where("document_id", "=", update.document_id)
		.where("seq", "=", update.document_seq)
		.where("kind", "=", "published")
		.orderBy("number")
		.limit(1)
		.executeTakeFirst();
	return version?.state;
}
