import type { Db } from "../../database.ts";
import type { DemoPerson } from "../../demo/people.ts";
import type { MembershipRow } from "../../schema.ts";

/**
 * Adds the demo people and their memberships that are not there yet, and changes nobody who is. Returns how many people were
 * added. Throws when a membership names a roadmap or an organisation that was not loaded.
 */
export async function keepDemoPeople(db: Db, people: DemoPerson[], at: string): Promise<number> {
	return db.transaction().execute(async (trx) => {
		const rows = people.map(({ id, name }) => ({
			id,
			name,
			email: null,
			administrator: 0 as const,
			demo: 1 as const,
			created_at: at,
		}));
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto("person")
			.values(rows)
			.onConflict((conflict) => conflict.column("id").doNothing())
			.executeTakeFirstOrThrow();
		const roadmaps = await trx.selectFrom("roadmap").select(["id", "slug"]).execute();
		const organisations = await trx.selectFrom("organisation").select(["id", "slug"]).execute();
		const memberships = people.flatMap((person) =>
			person.memberships.map(
				({ roadmap, organisation, role }): MembershipRow => ({
					roadmap_id: idOf(roadmaps, roadmap),
					organisation_id: idOf(organisations, organisation),
					person_id: person.id,
					role,
				}),
			),
		);
		await trx
			.insertInto("membership")
			.values(memberships)
			.onConflict((conflict) => conflict.columns(["roadmap_id", "person_id", "organisation_id"]).doNothing())
			.execute();
		return Number(numInsertedOrUpdatedRows ?? 0n);
	});
}

function idOf(rows: { id: string; slug: string }[], slug: string): string {
	const row = rows.find((candidate) => candidate.slug === slug);
	if (!row) throw new Error(`The demo needs ${slug}, which was not loaded`);
	return row.id;
}
