import { listInvitations } from "#db/queries/invitations.ts";
import { listPeopleOfRoadmap, type RoadmapPerson } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { mayManage, rightsOverPeople } from "../../domain/membership.ts";
import type { Partner, Roadmap } from "../../domain/read-model.ts";
import type { InvitationLine, PersonLine } from "./people-lines.tsx";

/** An organisation with its people. */
export interface OrganisationPeople {
	organisation: Pick<Partner, "id" | "slug" | "name">;
	people: PersonLine[];
	/** Open invitations to it; empty for who may not invite to it. */
	invitations: InvitationLine[];
	mayInvite: boolean;
}

/** What everything about people looks at: who asks, and where. */
interface Here {
	person: Person;
	roadmap: Roadmap;
	now: string;
}

/**
 * The people of a roadmap by organisation, for one of them, in the display order of the partners; then the organisations
 * for which nobody is here yet. When somebody last signed in is told to coordinators.
 */
export async function readPeople(app: AppContext, person: Person, roadmap: Roadmap) {
	const here = { person, roadmap, now: app.now().toISOString() };
	const people = await listPeopleOfRoadmap(app.db, roadmap.id);
	const invitations = await listInvitations(app.db, roadmap.id);
	const all = roadmap.partners.map((partner) => organisationPeople(here, partner, people, invitations));
	const isEmpty = (one: OrganisationPeople) => one.people.length + one.invitations.length === 0;
	return {
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title, revision: roadmap.revision },
		organisations: all.filter((one) => !isEmpty(one)),
		empty: all.filter(isEmpty).map(({ organisation, mayInvite }) => ({ ...organisation, mayInvite })),
		mayInvite: all.some((one) => one.mayInvite),
	};
}

export type PeopleData = Awaited<ReturnType<typeof readPeople>>;

/** One organisation's people and open invitations, out of those of the whole roadmap. */
export function organisationPeople(
	here: Here,
	{ id, slug, name }: Pick<Partner, "id" | "slug" | "name">,
	people: RoadmapPerson[],
	invitations: Awaited<ReturnType<typeof listInvitations>>,
): OrganisationPeople {
	const { person, roadmap, now } = here;
	const on = { roadmapId: roadmap.id, published: roadmap.published };
	const rights = rightsOverPeople(person, { ...on, organisationId: id });
	const coordinates = can(person, "edit-roadmap", { kind: "roadmap", ...on });
	return {
		organisation: { id, slug, name },
		people: people
			.filter((one) => one.organisationId === id)
			.map(({ personId, name: called, email, role, signedInAt }) => ({
				personId,
				name: called,
				email,
				role,
				isYou: personId === person.id,
				mayChange: personId === person.id || mayManage(rights, role),
				signedIn: coordinates ? { at: signedInAt } : null,
			})),
		invitations: rights.manage
			? invitations
					.filter((one) => one.organisation.id === id)
					.map(({ id: invitationId, email, role, sentAt, expiresAt, invitedBy }) => ({
						id: invitationId,
						email,
						role,
						sentAt,
						expiresAt,
						over: expiresAt <= now,
						invitedBy: invitedBy.name,
						mayChange: mayManage(rights, role),
					}))
			: [],
		mayInvite: rights.manage,
	};
}
