import type { Membership, Person } from "#app/domain/access.ts";
import type { Db } from "../database.ts";

/** A person with their roles on every roadmap; undefined when there is none, or no longer. */
export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
	const rows = await db
		.selectFrom("person")
		.leftJoin("membership", "membership.person_id", "person.id")
		.select(["person.id", "person.name", "administrator", "roadmap_id", "organisation_id", "role"])
		.where("person.id", "=", id)
		.where("person.erased_at", "is", null)
		.orderBy("roadmap_id")
		.orderBy("organisation_id")
		.execute();
	const first = rows[0];
	if (!first) return undefined;
	const memberships = rows.flatMap((row): Membership[] =>
		row.roadmap_id && row.organisation_id && row.role
			? [{ roadmapId: row.roadmap_id, organisationId: row.organisation_id, role: row.role }]
			: [],
	);
	return { id: first.id, name: first.name, administrator: first.administrator === 1, memberships };
}

/** Someone who may sign in by a button of the demo. */
export interface DemoPerson {
	id: string;
	name: string;
	/** What they are: `Lead, London Councils`. */
	roles: { role: Membership["role"]; organisation: string; roadmap: string }[];
}

/** The people of the demo with their roles, in the order in which they were added. */
export async function listDemoPeople(db: Db): Promise<DemoPerson[]> {
	const rows = await db
		.selectFrom("person")
		.innerJoin("membership", "membership.person_id", "person.id")
		.innerJoin("organisation", "organisation.id", "membership.organisation_id")
		.innerJoin("roadmap", "roadmap.id", "membership.roadmap_id")
		.select([
			"person.id",
			"person.name",
			"membership.role",
			"organisation.name as organisation",
			"roadmap.title as roadmap",
		])
		.where("person.demo", "=", 1)
		.orderBy("person.created_at")
		.orderBy("person.id")
		.orderBy("roadmap.title")
		.execute();
	const people = new Map<string, DemoPerson>();
	for (const { id, name, ...role } of rows) {
		const person = people.get(id) ?? { id, name, roles: [] };
		person.roles.push(role);
		people.set(id, person);
	}
	return [...people.values()];
}

/** The people of one organisation on one roadmap who can own an action: its leads and contributors, by name. */
export async function listPossibleOwners(
	db: Db,
	roadmapId: string,
	organisationId: string,
): Promise<{ id: string; name: string }[]> {
	return db
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.person_id")
		.select(["person.id", "person.name"])
		.where("membership.roadmap_id", "=", roadmapId)
		.where("membership.organisation_id", "=", organisationId)
		.where("membership.role", "in", ["lead", "contributor", "coordinator"])
		.orderBy("person.name")
		.execute();
}

/** One of the people of the demo; undefined for anyone else. */
export async function findDemoPerson(db: Db, id: string): Promise<{ id: string } | undefined> {
	return db.selectFrom("person").select("id").where("id", "=", id).where("demo", "=", 1).executeTakeFirst();
}
