import { recordAudit } from "#db/queries/audit.ts";
import { listPersonalData, type StoredRow, type StoredValue } from "#db/queries/personal-data.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { notFound, type Outcome } from "../../domain/refusal.ts";

type Readable = StoredValue | { id: string; name: string } | unknown;

/**
 * Everything that is kept about a person, as JSON that people can read: their account, then one list for each kind of
 * trace, with names beside the ids. Secrets, and what is about others, are not in it.
 */
export async function downloadData(app: AppContext, person: Person): Promise<Outcome<string>> {
	const found = await listPersonalData(app.db, person.id);
	if (!found) return notFound;
	const at = app.now().toISOString();
	await recordAudit(app.db, { kind: "exported", at, personId: person.id, data: { what: "own data" } });
	const readable = (rows: StoredRow[]) => rows.map((row) => readableRow(row, found.names));
	const copy = {
		what: "Everything that Waymark keeps about you",
		from: app.origin(),
		at,
		account: { id: person.id, ...found.person },
		...Object.fromEntries(found.sections.map(({ section, rows }) => [section, readable(rows)])),
		invitationsToYou: readable(found.invitations),
	};
	return { ok: true, value: `${JSON.stringify(copy, null, "\t")}\n` };
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A row with the names of its fields as people read them, and the names of what it refers to. */
function readableRow(row: StoredRow, names: ReadonlyMap<string, string>): Record<string, Readable> {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]): [string, Readable] => {
			if (name === "from_value" || name === "to_value" || name === "data")
				return [camel(name.replace("_value", "")), typeof value === "string" ? JSON.parse(value) : null];
			if (!name.endsWith("_id") || typeof value !== "string") return [camel(name), value];
			const called = names.get(value);
			return [camel(name.slice(0, -3)), called === undefined ? value : { id: value, name: called }];
		}),
	);
}
