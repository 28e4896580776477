import { randomUUID } from "node:crypto";
import type { Db } from "../database.ts";
import type { PublishedUpdateRow } from "../schema-updates.ts";

/** A narrative as it is published: everything of the row but what is counted or fixed here. */
export type NewUpdate = Pick<
	PublishedUpdateRow,
	| "roadmap_id"
	| "action_id"
	| "title"
	| "html"
	| "text"
	| "status"
	| "status_reason"
	| "authors"
	| "content_hash"
	| "document_id"
	| "document_seq"
	| "published_at"
	| "person_id"
	| "organisation_id"
>;

/**
 * Inserts a published update under the next number of its roadmap. Call it inside the transaction that appends to the
 * ledger: it takes the roadmap's row lock first, so that two publications at once do not count alike.
 */
export async function insertUpdate(trx: Db, update: NewUpdate): Promise<{ id: string; number: number }> {
	await trx
		.updateTable("roadmap")
		.set((eb) => ({ revision: eb.ref("revision") }))
		.where("id", "=", update.roadmap_id)
		.execute();
	const { newest } = await trx
		.selectFrom("published_update")
		.select((eb) => eb.fn.max("number").as("newest"))
		.where("roadmap_id", "=", update.roadmap_id)
		.executeTakeFirstOrThrow();
	const row = { ...update, id: randomUUID(), number: Number(newest ?? 0) + 1 };
	await trx
		.insertInto("published_update")
		.values({ ...row, workstream_id: null, period: null, markdown: null, source: null, illustrative: "[]" })
		.execute();
	return { id: row.id, number: row.number };
}
