import type { Membership, Role } from "#app/domain/access.ts";
import type { Db } from "../database.ts";

/** A roadmap on which a person has a role, with what they are there. */
export interface RoadmapOfPerson {
	id: string;
	slug: string;
	title: string;
	revision: number;
	roles: { role: Role; organisation: string }[];
}

/** The roadmaps on which a person has a role, in the order of the list. */
export async function listRoadmapsOf(db: Db, personId: string): Promise<RoadmapOfPerson[]> {
	const rows = await db
		.selectFrom("membership")
		.innerJoin("roadmap", "roadmap.id", "membership.roadmap_id")
		.innerJoin("organisation", "organisation.id", "membership.organisation_id")
		.select([
			"roadmap.id",
			"roadmap.slug",
			"roadmap.title",
			"roadmap.revision",
			"membership.role",
			"organisation.name as organisation",
		])
		.where("membership.person_id", "=", personId)
		.where("roadmap.archived_at", "is", null)
		.orderBy("roadmap.position")
		.orderBy("roadmap.title")
		.orderBy("organisation.name")
		.execute();
	const roadmaps = new Map<string, RoadmapOfPerson>();
	for (const { role, organisation, ...row } of rows) {
		const roadmap = roadmaps.get(row.id) ?? { ...row, roles: [] };
		roadmap.roles.push({ role, organisation });
		roadmaps.set(row.id, roadmap);
	}
	return [...roadmaps.values()];
}

/** A role of a person with the names that belong to its ids. */
export interface NamedRole extends Membership {
	roadmapSlug: string;
	organisation: string;
}

/** Every role of a person, by roadmap and organisation. */
export async function listNamedRoles(db: Db, personId: string): Promise<NamedRole[]> {
	return db
		.selectFrom("membership")
		.innerJoin("roadmap", "roadmap.id", "membership.roadmap_id")
		.innerJoin("organisation", "organisation.id", "membership.organisation_id")
		.select([
			"membership.roadmap_id as roadmapId",
			"roadmap.slug as roadmapSlug",
			"membership.organisation_id as organisationId",
			"organisation.name as organisation",
			"membership.role",
		])
		.where("membership.person_id", "=", personId)
		.orderBy("membership.roadmap_id")
		.orderBy("membership.organisation_id")
		.execute();
}
