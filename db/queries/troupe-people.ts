import type { Db } from "../database.ts";

/** Somebody who can be simulated on a roadmap, with the organisation that they lead. */
export interface TroupePerson {
	id: string;
	name: string;
	organisation: string;
}

/** The people of the demo who lead a signatory of a roadmap, in the order of the partners; one for each organisation. */
export async function listTroupePeople(db: Db, roadmapId: string): Promise<TroupePerson[]> {
	const rows = await db
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.person_id")
		.innerJoin("organisation", "organisation.id", "membership.organisation_id")
		.innerJoin("partner", (join) =>
			join
				.onRef("partner.organisation_id", "=", "membership.organisation_id")
				.onRef("partner.roadmap_id", "=", "membership.roadmap_id"),
		)
		.select(["person.id", "person.name", "organisation.name as organisation", "partner.organisation_id"])
		.where("membership.roadmap_id", "=", roadmapId)
		.where("membership.role", "=", "lead")
		.where("partner.part", "=", "signatory")
		.where("person.demo", "=", 1)
		.where("person.erased_at", "is", null)
		.orderBy("partner.position")
		.orderBy("person.id")
		.execute();
	const people = new Map<string, TroupePerson>();
	for (const { organisation_id, ...person } of rows)
		if (!people.has(organisation_id)) people.set(organisation_id, person);
	return [...people.values()];
}
