import { randomUUID } from "node:crypto";
import type { Role } from "#app/domain/access.ts";
import type { Db } from "../database.ts";
import type { LinkPurpose } from "../schema-sign-in.ts";

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

/** Gives a person another address. False when somebody has it: then nothing is written. */
export async function changeAddress(trx: Db, personId: string, email: string): Promise<boolean> {
	const result = await trx
		.updateTable("person")
		.set({ email })
		.where("id", "=", personId)
		.where("erased_at", "is", null)
		.where((eb) =>
			eb.not(eb.exists(eb.selectFrom("person as other").select("other.id").where("other.email", "=", email))),
		)
		.executeTakeFirst();
	return Number(result.numUpdatedRows) === 1;
}

/** The roadmaps on which a person has a role, by id: everything that is locked is locked in this order. */
export async function listRolesOf(
	db: Db,
	personId: string,
): Promise<{ roadmapId: string; roadmap: string; published: boolean; organisationId: string; role: Role }[]> {
	const rows = await db
		.selectFrom("membership")
		.innerJoin("roadmap", "roadmap.id", "membership.roadmap_id")
		.select([
			"roadmap.id",
			"roadmap.title",
			"roadmap.published",
			"membership.organisation_id",
			"membership.role",
		])
		.where("membership.person_id", "=", personId)
		.orderBy("roadmap.id")
		.orderBy("membership.organisation_id")
		.execute();
	return rows.map((row) => ({
		roadmapId: row.id,
		roadmap: row.title,
		published: row.published === 1,
		organisationId: row.organisation_id,
		role: row.role,
	}));
}

/**
 * Whether there is another administrator than this person. In a transaction: of two administrators who go at once, the
 * second waits for the first.
 */
export async function hasOtherAdministrator(trx: Db, personId: string): Promise<boolean> {
	await trx
		.updateTable("person")
		.set((eb) => ({ administrator: eb.ref("administrator") }))
		.where("administrator", "=", 1)
		.execute();
	const found = await trx
		.selectFrom("person")
		.select("id")
		.where("administrator", "=", 1)
		.where("erased_at", "is", null)
		.where("id", "!=", personId)
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}

/** The keys of a person's sessions, to close their live connections. */
export async function listSessionKeys(db: Db, personId: string): Promise<string[]> {
	const rows = await db.selectFrom("session").select("id").where("person_id", "=", personId).execute();
	return rows.map(({ id }) => id);
}

/** Takes back a person's links of some kinds, used or not. */
export async function deleteLinksOf(trx: Db, personId: string, purposes: LinkPurpose[]): Promise<void> {
	await trx
		.deleteFrom("one_time_link")
		.where("person_id", "=", personId)
		.where("purpose", "in", purposes)
		.execute();
}

/** The ids of all roadmaps: where a name of a person may stand on public pages that are kept. */
export async function listRoadmapIds(db: Db): Promise<string[]> {
	return (await db.selectFrom("roadmap").select("id").execute()).map(({ id }) => id);
}
