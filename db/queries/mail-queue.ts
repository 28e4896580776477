import { randomUUID } from "node:crypto";
import type { Db } from "../database.ts";
import type { MailQueueRow } from "../schema-followers.ts";

/** Which changes a letter tells of, and to whom. */
export type NewLetter = Pick<MailQueueRow, "roadmap_id" | "after_revision" | "through_revision" | "reminds"> &
	({ follow_id: string; person_id: null } | { follow_id: null; person_id: string });

/** Puts a letter among those that wait. Call it in the transaction that notes that its reader was told. */
export async function queueLetter(trx: Db, letter: NewLetter, now: string): Promise<void> {
	const times = { created_at: now, try_at: now, tries: 0, sending_since: null };
	await trx
		.insertInto("mail_queue")
		.values({ id: randomUUID(), ...letter, ...times })
		.execute();
}

/** The letters to try now, the oldest first. */
export async function listDueLetters(db: Db, now: string, limit: number): Promise<MailQueueRow[]> {
	return db
		.selectFrom("mail_queue")
		.selectAll()
		.where("try_at", "<=", now)
		.where("sending_since", "is", null)
		.orderBy("try_at")
		.orderBy("id")
		.limit(limit)
		.execute();
}

/** Claims a letter before it is handed over: true for one caller only. */
export async function beginSending(db: Db, id: string, now: string): Promise<boolean> {
	const row = await db
		.updateTable("mail_queue")
		.set((eb) => ({ sending_since: now, tries: eb("tries", "+", 1) }))
		.where("id", "=", id)
		.where("sending_since", "is", null)
		.returning("id")
		.executeTakeFirst();
	return row !== undefined;
}

/** Puts a letter back that was not taken. */
export async function tryLater(db: Db, id: string, tryAt: string): Promise<void> {
	await db
		.updateTable("mail_queue")
		.set({ sending_since: null, try_at: tryAt })
		.where("id", "=", id)
		.execute();
}

/** Removes a letter that was sent, given up, or has nothing to tell any more. */
export async function removeLetter(db: Db, id: string): Promise<void> {
	await db.deleteFrom("mail_queue").where("id", "=", id).execute();
}

/**
 * Removes the letters whose sending was begun before an instant and never ended: the process died between, and nobody knows
 * whether the mail server took them. Returns how many: sending them again could be the second time.
 */
export async function removeUncertain(db: Db, before: string): Promise<number> {
	const rows = await db
		.deleteFrom("mail_queue")
		.where("sending_since", "<", before)
		.returning("id")
		.execute();
	return rows.length;
}

/** How many letters wait, or are being sent. */
export async function countLetters(db: Db): Promise<number> {
	const { letters } = await db
		.selectFrom("mail_queue")
		.select((eb) => eb.fn.countAll<number | string>().as("letters"))
		.executeTakeFirstOrThrow();
	return Number(letters);
}
