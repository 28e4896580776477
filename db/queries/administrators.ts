import { randomUUID } from "node:crypto";
import type { Db } from "../database.ts";
import { recordAudit } from "./audit.ts";
import { createOneTimeLink } from "./one-time-links.ts";
import { findPersonByEmail } from "./people-sign-in.ts";

/** An administrator as the command lists them. */
export interface ListedAdministrator {
	name: string;
	email: string | null;
	signedInAt: string | null;
}

/** The administrators, by name. */
export async function listAdministrators(db: Db): Promise<ListedAdministrator[]> {
	return db
		.selectFrom("person")
		.select(["name", "email", "signed_in_at as signedInAt"])
		.where("administrator", "=", 1)
		.where("erased_at", "is", null)
		.orderBy("name")
		.orderBy("id")
		.execute();
}

/**
 * Makes somebody an administrator, with a link that signs them in: a new person, or the one who has the address. Null when
 * that one is an administrator already.
 */
export async function addAdministrator(
	db: Db,
	wish: { name: string; email: string; now: Date; hours: number },
): Promise<{ name: string; isNew: boolean; token: string } | null> {
	const { email, now } = wish;
	const at = now.toISOString();
	return db.transaction().execute(async (trx) => {
		const known = await trx
			.selectFrom("person")
			.select(["id", "name", "administrator"])
			.where("email", "=", email)
			.executeTakeFirst();
		if (known?.administrator === 1) return null;
		const person = known ?? { id: randomUUID(), name: wish.name };
		if (known) await trx.updateTable("person").set({ administrator: 1 }).where("id", "=", known.id).execute();
		else
			await trx
				.insertInto("person")
				.values({ ...person, email, administrator: 1, demo: 0, created_at: at })
				.execute();
		await recordAudit(trx, { kind: "administrator-made", at, personId: null, aboutPersonId: person.id });
		const token = await signInLink(trx, { personId: person.id, email, now, hours: wish.hours });
		return { name: person.name, isNew: !known, token };
	});
}

/** A link that signs somebody in once, made by command; null when nobody has the address. */
export async function linkByCommand(
	db: Db,
	wish: { email: string; now: Date; hours: number },
): Promise<{ name: string; token: string } | null> {
	return db.transaction().execute(async (trx) => {
		const person = await findPersonByEmail(trx, wish.email);
		if (!person) return null;
		const at = wish.now.toISOString();
		await recordAudit(trx, { kind: "sign-in-link-made", at, personId: null, aboutPersonId: person.id });
		return { name: person.name, token: await signInLink(trx, { ...wish, personId: person.id }) };
	});
}

const signInLink = (
	trx: Db,
	{ personId, email, now, hours }: { personId: string; email: string; now: Date; hours: number },
) => createOneTimeLink(trx, { purpose: "first-administrator", personId, email, now, minutes: hours * 60 });
