import { randomUUID } from "node:crypto";
import type { Db } from "../../database.ts";
import type { OrganisationRow } from "../../schema.ts";
import { inPortions } from "./in-portions.ts";

/**
 * Adds the organisations that the installation does not have yet, by slug, and returns all of those asked for as they are
 * stored: one that was there keeps its name and kind, which may differ from what was asked.
 */
export async function keepOrganisations(
	trx: Db,
	organisations: Omit<OrganisationRow, "id">[],
): Promise<OrganisationRow[]> {
	// In one order for everybody, so that two files loaded at once wait for each other at most in one direction.
	const sorted = organisations.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
	const stored: OrganisationRow[] = [];
	for (const portion of inPortions(sorted)) {
		await trx
			.insertInto("organisation")
			.values(portion.map(({ slug, name, kind }) => ({ id: randomUUID(), slug, name, kind })))
			.onConflict((conflict) => conflict.column("slug").doNothing())
			.execute();
		const slugs = portion.map(({ slug }) => slug);
		stored.push(...(await trx.selectFrom("organisation").selectAll().where("slug", "in", slugs).execute()));
	}
	return stored;
}
