import type { Db } from "#db/database.ts";
import { findPartnerBySlug } from "#db/queries/roadmap-people.ts";
import { type FoundRoadmapSubject, findRoadmapSubject } from "#db/queries/roadmap-subject.ts";
import { actingMembership, can, type Person } from "../../domain/access.ts";
import { type PeopleRights, rightsOverPeople } from "../../domain/membership.ts";
import { notFound, type Outcome } from "../../domain/refusal.ts";
import type { PeopleAct } from "./release-actions.server.ts";

/** An organisation of a roadmap, with what the person who asks may do to its people. */
export interface FoundOrganisation {
	roadmap: FoundRoadmapSubject;
	organisation: { id: string; slug: string; name: string; archived: boolean };
	rights: PeopleRights;
	/** In whose name the person acts. */
	by: PeopleAct;
}

/** Finds an organisation by the slugs of its address, for one of the roadmap's people; `not-found` for everybody else. */
export async function findOrganisation(
	db: Db,
	person: Person,
	at: string,
	where: { roadmapSlug: string; organisationSlug: string },
): Promise<Outcome<FoundOrganisation>> {
	const roadmap = await findRoadmapSubject(db, where.roadmapSlug);
	if (!roadmap || !can(person, "read-drafts", roadmap.subject)) return notFound;
	const organisation = await findPartnerBySlug(db, roadmap.id, where.organisationSlug);
	const acting = organisation && actingMembership(person, roadmap.id, [organisation.id]);
	if (!organisation || !acting) return notFound;
	const rights = rightsOverPeople(person, { ...roadmap.subject, organisationId: organisation.id });
	const by = { personId: person.id, organisationId: acting.organisationId, at };
	return { ok: true, value: { roadmap, organisation, rights, by } };
}
