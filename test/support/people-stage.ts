import type { Person, Role } from "#app/domain/access.ts";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import { addPartnership } from "./partnership.ts";
import { testContext } from "./test-context.ts";

/** A partnership whose people have addresses, with a context that notes whose rights were looked at again. */
export async function peopleStage(db: Db) {
	const partnership = await addPartnership(db);
	for (const { id, name } of Object.values(partnership.people)) {
		const email = `${name.toLowerCase().replace(" ", ".")}@example.org`;
		await db.updateTable("person").set({ email, demo: 0 }).where("id", "=", id).execute();
	}
	const rechecked: (string | undefined)[] = [];
	const { context, ...rest } = testContext(db);
	const app = { ...context, accessChanged: (id?: string) => void rechecked.push(id) };
	const again = async (person: Person): Promise<Person> => {
		const found = await findPerson(db, person.id);
		if (!found) throw new Error(`${person.name} is gone`);
		return found;
	};
	return { ...partnership, ...rest, app, rechecked, again, rolesOf: (id: string) => rolesOf(db, id) };
}

async function rolesOf(db: Db, personId: string): Promise<{ organisation: string; role: Role }[]> {
	return db
		.selectFrom("membership")
		.innerJoin("organisation", "organisation.id", "membership.organisation_id")
		.select(["organisation.slug as organisation", "membership.role"])
		.where("membership.person_id", "=", personId)
		.orderBy("organisation.slug")
		.execute();
}

/** The lines of the ledger, oldest first, as far as tests about people look at them. */
export async function ledgerOf(db: Db) {
	const rows = await db.selectFrom("change").selectAll().orderBy("revision").execute();
	return rows.map((row) => ({
		kind: row.kind,
		subject: row.subject_id,
		public: row.public,
		from: JSON.parse(row.from_value ?? "null"),
		to: JSON.parse(row.to_value ?? "null"),
		by: row.person_id,
		for: row.organisation_id,
	}));
}

/** What the links in letters carry, in the order of the letters. */
export const tokensIn = (mails: { text: string }[]): string[] =>
	mails.map(({ text }) => /\/(?:invitation|account\/e-mail)\/([\w-]+)/.exec(text)?.[1] ?? "");
