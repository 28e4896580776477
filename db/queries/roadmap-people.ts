import type { Role } from "#app/domain/access.ts";
import type { Db } from "../database.ts";

/** Somebody with a role on a roadmap, for one organisation. */
export interface RoadmapPerson {
	personId: string;
	name: string;
	/** For partners only. */
	email: string | null;
	role: Role;
	organisationId: string;
	/** The newest sign-in; null for who never signed in. */
	signedInAt: string | null;
}

/** Everybody with a role on a roadmap, once for each organisation that they act for, by name. */
export async function listPeopleOfRoadmap(
	db: Db,
	roadmapId: string,
	only: { organisationId?: string } = {},
): Promise<RoadmapPerson[]> {
	let query = db
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.person_id")
		.select([
			"person.id as personId",
			"person.name",
			"person.email",
			"membership.role",
			"membership.organisation_id as organisationId",
			"person.signed_in_at as signedInAt",
		])
		.where("membership.roadmap_id", "=", roadmapId);
	if (only.organisationId !== undefined)
		query = query.where("membership.organisation_id", "=", only.organisationId);
	return query.orderBy("person.name").orderBy("person.id").execute();
}

/** What one person is for one organisation on a roadmap, with their name; undefined when they are nothing there. */
export async function findMembership(
	db: Db,
	key: MembershipKey,
): Promise<{ personId: string; name: string; role: Role } | undefined> {
	return db
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.person_id")
		.select(["person.id as personId", "person.name", "membership.role"])
		.where("membership.roadmap_id", "=", key.roadmapId)
		.where("membership.organisation_id", "=", key.organisationId)
		.where("membership.person_id", "=", key.personId)
		.executeTakeFirst();
}

/** Which role is meant: whose, on which roadmap, for which organisation. */
export interface MembershipKey {
	roadmapId: string;
	organisationId: string;
	personId: string;
}

/** Who coordinates a roadmap, once for each organisation that they do it for. */
export async function listCoordinators(
	db: Db,
	roadmapId: string,
): Promise<{ personId: string; organisationId: string }[]> {
	return db
		.selectFrom("membership")
		.select(["person_id as personId", "organisation_id as organisationId"])
		.where("roadmap_id", "=", roadmapId)
		.where("role", "=", "coordinator")
		.execute();
}

/** An organisation of a roadmap by its slug, archived or not; undefined when there is none. */
export async function findPartnerBySlug(
	db: Db,
	roadmapId: string,
	slug: string,
): Promise<{ id: string; slug: string; name: string; archived: boolean } | undefined> {
	const row = await db
		.selectFrom("partner")
		.innerJoin("organisation", "organisation.id", "partner.organisation_id")
		.select(["organisation.id", "organisation.slug", "organisation.name", "partner.archived_at"])
		.where("partner.roadmap_id", "=", roadmapId)
		.where("organisation.slug", "=", slug)
		.executeTakeFirst();
	return row && { id: row.id, slug: row.slug, name: row.name, archived: row.archived_at !== null };
}

/** The addresses of everybody who acts for an organisation on a roadmap, with their roles. */
export async function listAddresses(
	db: Db,
	roadmapId: string,
	organisationId: string,
): Promise<{ email: string; role: Role }[]> {
	const rows = await db
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.person_id")
		.select(["person.email", "membership.role"])
		.where("membership.roadmap_id", "=", roadmapId)
		.where("membership.organisation_id", "=", organisationId)
		.execute();
	return rows.flatMap(({ email, role }) => (email === null ? [] : [{ email, role }]));
}
