import type { Db } from "../database.ts";

/** Who has an address (as `readEmailAddress` gives it); undefined when nobody has. */
export async function findPersonByEmail(
	db: Db,
	email: string,
): Promise<{ id: string; name: string } | undefined> {
	return db.selectFrom("person").select(["id", "name"]).where("email", "=", email).executeTakeFirst();
}

/** Keeps when a person last signed in. */
export async function noteSignIn(trx: Db, personId: string, at: string): Promise<void> {
	await trx.updateTable("person").set({ signed_in_at: at }).where("id", "=", personId).execute();
}

/** Whether there is anybody at all. */
export async function hasPeople(db: Db): Promise<boolean> {
	return (await db.selectFrom("person").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** Somebody who may sign in. */
export interface SignInPerson {
	id: string;
	name: string;
	email: string | null;
}

/** A person who may sign in; undefined for who is gone. */
export async function findSignInPerson(db: Db, id: string): Promise<SignInPerson | undefined> {
	return db
		.selectFrom("person")
		.select(["id", "name", "email"])
		.where("id", "=", id)
		.where("erased_at", "is", null)
		.executeTakeFirst();
}
