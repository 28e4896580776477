import type { Db } from "../database.ts";

/** A passkey as its signatures are checked. */
export interface Passkey {
	/** base64url. */
	id: string;
	personId: string;
	/** COSE key, base64url. */
	publicKey: string;
	counter: number;
	transports: string[];
}

/** A passkey as its owner sees it. */
export interface PasskeyOfPerson {
	id: string;
	name: string;
	backedUp: boolean;
	addedAt: string;
	usedAt: string | null;
}

/** The passkeys of a person, in the order in which they were added. */
export async function listPasskeysOf(db: Db, personId: string): Promise<PasskeyOfPerson[]> {
	const rows = await db
		.selectFrom("passkey")
		.select(["id", "name", "backed_up", "created_at", "used_at"])
		.where("person_id", "=", personId)
		.orderBy("created_at")
		.orderBy("id")
		.execute();
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		backedUp: row.backed_up === 1,
		addedAt: row.created_at,
		usedAt: row.used_at,
	}));
}

/** A passkey by its identifier; undefined when there is none. */
export async function findPasskey(db: Db, id: string): Promise<Passkey | undefined> {
	const row = await db
		.selectFrom("passkey")
		.innerJoin("person", "person.id", "passkey.person_id")
		.select(["passkey.id", "person_id", "public_key", "counter", "transports"])
		.where("passkey.id", "=", id)
		.where("person.erased_at", "is", null)
		.executeTakeFirst();
	return (
		row && {
			id: row.id,
			personId: row.person_id,
			publicKey: row.public_key,
			counter: row.counter,
			transports: JSON.parse(row.transports),
		}
	);
}

/** Keeps a new passkey. */
export async function insertPasskey(
	trx: Db,
	passkey: Passkey & { name: string; backedUp: boolean; at: string },
): Promise<void> {
	await trx
		.insertInto("passkey")
		.values({
			id: passkey.id,
			person_id: passkey.personId,
			name: passkey.name,
			public_key: passkey.publicKey,
			counter: passkey.counter,
			transports: JSON.stringify(passkey.transports),
			backed_up: passkey.backedUp ? 1 : 0,
			created_at: passkey.at,
			used_at: null,
		})
		.execute();
}

/** Keeps that a passkey was used, with the count of its signatures. */
export async function notePasskeyUse(
	trx: Db,
	id: string,
	use: { counter: number; at: string },
): Promise<void> {
	await trx
		.updateTable("passkey")
		.set({ counter: use.counter, used_at: use.at })
		.where("id", "=", id)
		.execute();
}

/** Removes a passkey of a person; false when they have no such passkey. */
export async function deletePasskey(trx: Db, personId: string, id: string): Promise<boolean> {
	const deleted = await trx
		.deleteFrom("passkey")
		.where("id", "=", id)
		.where("person_id", "=", personId)
		.executeTakeFirst();
	return deleted.numDeletedRows > 0n;
}

/** Gives a passkey of a person another name; false when they have no such passkey. */
export async function renamePasskey(trx: Db, personId: string, id: string, name: string): Promise<boolean> {
	const renamed = await trx
		.updateTable("passkey")
		.set({ name })
		.where("id", "=", id)
		.where("person_id", "=", personId)
		.executeTakeFirst();
	return renamed.numUpdatedRows > 0n;
}
