import type { Db } from "../database.ts";

/** The person who is linked to an account at an OpenID provider; undefined when nobody is. */
export async function findPersonByIdentity(
	db: Db,
	issuer: string,
	subject: string,
): Promise<{ id: string } | undefined> {
	return db
		.selectFrom("identity")
		.innerJoin("person", "person.id", "identity.person_id")
		.select("person.id")
		.where("issuer", "=", issuer)
		.where("subject", "=", subject)
		.where("person.erased_at", "is", null)
		.executeTakeFirst();
}

/** Whether a person is linked to an account at this provider already. */
export async function hasIdentityAt(db: Db, personId: string, issuer: string): Promise<boolean> {
	const row = await db
		.selectFrom("identity")
		.select("subject")
		.where("person_id", "=", personId)
		.where("issuer", "=", issuer)
		.executeTakeFirst();
	return row !== undefined;
}

/** Links a person to an account at a provider. */
export async function addIdentity(
	trx: Db,
	identity: { issuer: string; subject: string; personId: string; at: string },
): Promise<void> {
	const { issuer, subject, personId, at } = identity;
	await trx.insertInto("identity").values({ issuer, subject, person_id: personId, created_at: at }).execute();
}
