import { sql } from "kysely";
import type { Db } from "../database.ts";
import { type PersonColumn, personColumns } from "./personal-data-map.ts";

/** A value as it is stored: text, number, or nothing. */
export type StoredValue = string | number | null;
/** Rows as they are stored, by the names of their columns. */
export type StoredRow = Record<string, StoredValue>;

/** Everything that is kept about a person. */
export interface PersonalRows {
	person: {
		name: string;
		email: string | null;
		administrator: boolean;
		since: string;
		signedInAt: string | null;
	};
	sections: { section: string; rows: StoredRow[] }[];
	/** Open invitations to the person's address. */
	invitations: StoredRow[];
	/** The names that belong to the ids in the rows. */
	names: Map<string, string>;
}

/** Reads everything that is kept about a person, section by section; undefined when there is no such person. */
export async function listPersonalData(db: Db, personId: string): Promise<PersonalRows | undefined> {
	const person = await db
		.selectFrom("person")
		.selectAll()
		.where("id", "=", personId)
		.where("erased_at", "is", null)
		.executeTakeFirst();
	if (!person) return undefined;
	const sections = [];
	for (const column of personColumns)
		sections.push({ section: column.section, rows: await rowsOf(db, column, personId) });
	const invitations = await db
		.selectFrom("invitation")
		.select(["roadmap_id", "organisation_id", "role", "sent_at", "expires_at"])
		.where("email", "=", person.email ?? "")
		.orderBy("sent_at")
		.execute();
	const ids = [...sections.flatMap(({ rows }) => rows), ...invitations].flatMap(idsIn);
	return {
		person: {
			name: person.name,
			email: person.email,
			administrator: person.administrator === 1,
			since: person.created_at,
			signedInAt: person.signed_in_at,
		},
		sections,
		invitations,
		names: await listNames(db, [...new Set(ids)]),
	};
}

async function rowsOf(
	db: Db,
	{ table, column, fields }: PersonColumn,
	personId: string,
): Promise<StoredRow[]> {
	const columns = sql.join(fields.map((field) => sql.ref(field)));
	const first = sql.ref(fields.includes("at") ? "at" : (fields[0] ?? column));
	const found = await sql<StoredRow>`
		select ${columns} from ${sql.table(table)} where ${sql.ref(column)} = ${personId} order by ${first}`.execute(
		db,
	);
	return found.rows;
}

const idsIn = (row: StoredRow): string[] =>
	Object.entries(row).flatMap(([name, value]) =>
		name.endsWith("_id") && typeof value === "string" ? [value] : [],
	);

/** The titles and names of what the rows of a copy refer to. */
async function listNames(db: Db, ids: string[]): Promise<Map<string, string>> {
	const names = new Map<string, string>();
	// SQLite takes at most 32,766 bound values in a statement.
	for (const [table, column] of [
		["roadmap", "title"],
		["organisation", "name"],
		["action", "title"],
		["meeting", "title"],
		["published_update", "title"],
	] as const)
		for (let i = 0; i < ids.length; i += 5_000) {
			const found = await sql<{ id: string; called: string }>`
				select id, ${sql.ref(column)} as called from ${sql.table(table)}
				where id in (${sql.join(ids.slice(i, i + 5_000))})`.execute(db);
			for (const { id, called } of found.rows) names.set(id, called);
		}
	return names;
}

/**
 * Forgets a person: the row stays without a name, so that what their organisation did keeps its author; everything that is
 * only about them goes. Roles and owned actions are ended before, each with its line in the ledger. Call it in a transaction.
 */
export async function erasePersonRows(
	trx: Db,
	personId: string,
	{ name, at }: { name: string; at: string },
): Promise<void> {
	const { email } = await trx
		.selectFrom("person")
		.select("email")
		.where("id", "=", personId)
		.executeTakeFirstOrThrow();
	for (const { table, column, fate } of personColumns) {
		// An action is not the person's: only its owner goes, and has gone before.
		if (fate === "stays" || table === "action") continue;
		await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${personId}`.execute(trx);
	}
	if (email !== null) {
		await trx.deleteFrom("one_time_link").where("email", "=", email).execute();
		await trx.deleteFrom("invitation").where("email", "=", email).execute();
	}
	await trx
		.updateTable("person")
		.set({ name, email: null, administrator: 0, demo: 0, erased_at: at, signed_in_at: null })
		.where("id", "=", personId)
		.execute();
}
