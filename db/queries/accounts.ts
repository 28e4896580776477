import { randomUUID } from "node:crypto";
import type { Db } from "../database.ts";

/** What a person's own page shows of them. */
export interface Account {
	id: string;
	name: string;
	email: string | null;
	administrator: boolean;
	/** Whether only the demo has this person. */
	demo: boolean;
}

/** A person's account; undefined when there is none, or no longer. */
export async function findAccount(db: Db, personId: string): Promise<Account | undefined> {
	const row = await db
		.selectFrom("person")
		.select(["id", "name", "email", "administrator", "demo"])
		.where("id", "=", personId)
		.where("erased_at", "is", null)
		.executeTakeFirst();
	return row && { ...row, administrator: row.administrator === 1, demo: row.demo === 1 };
}

/** Adds a person and returns the id; null when somebody has this address already. */
export async function insertPerson(
	trx: Db,
	person: { name: string; email: string; at: string },
): Promise<string | null> {
	const id = randomUUID();
	const inserted = await trx
		.insertInto("person")
		.values({
			id,
			name: person.name,
			email: person.email.toLowerCase(),
			administrator: 0,
			demo: 0,
			created_at: person.at,
		})
		.onConflict((conflict) => conflict.column("email").doNothing())
		.executeTakeFirst();
	return Number(inserted.numInsertedOrUpdatedRows) === 1 ? id : null;
}

/** Gives a person another name. */
export async function renamePerson(trx: Db, personId: string, name: string): Promise<void> {
	await trx.updateTable("person").set({ name }).where("id", "=", personId).execute();
}
