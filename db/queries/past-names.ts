import type { Names } from "#app/domain/past-roadmap.ts";
import type { Db } from "../database.ts";
import { inPortions } from "./loading/in-portions.ts";

/**
 * The present names of people and organisations that a ledger gives by id. People have the name of now, also in pages of a
 * past day: a name that was forgotten is forgotten everywhere.
 */
export async function findNames(
	db: Db,
	ids: { people: Iterable<string>; organisations: Iterable<string> },
): Promise<Names> {
	const people = new Map<string, string>();
	for (const portion of inPortions([...new Set(ids.people)])) {
		const rows = await db.selectFrom("person").select(["id", "name"]).where("id", "in", portion).execute();
		for (const { id, name } of rows) people.set(id, name);
	}
	const organisations: Map<string, { id: string; slug: string; name: string }> = new Map();
	for (const portion of inPortions([...new Set(ids.organisations)])) {
		const rows = await db
			.selectFrom("organisation")
			.select(["id", "slug", "name"])
			.where("id", "in", portion)
			.execute();
		for (const row of rows) organisations.set(row.id, row);
	}
	return { people, organisations };
}
