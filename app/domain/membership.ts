import { can, type Membership, type Person, type Role } from "./access.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** The roles with the words for them, in the order in which they are offered. */
export const roleMeanings: Record<Role, { label: string; means: string }> = {
	lead: {
		label: "Lead",
		means: "Answers for the organisation: changes its actions, signs off, publishes and invites colleagues.",
	},
	contributor: { label: "Contributor", means: "Writes with others about the organisation’s actions." },
	observer: { label: "Observer", means: "Reads everything, drafts too, and changes nothing." },
	coordinator: {
		label: "Coordinator",
		means: "Works for the whole partnership: sets up the roadmap and can change every action.",
	},
};

/** Every role, in the order in which they are offered. */
export const roles = Object.keys(roleMeanings) as Role[];

/** The role that a text names; undefined for any other text. */
export const roleIn = (text: string): Role | undefined => roles.find((role) => role === text);

/** What someone may do to the people of one organisation on one roadmap. */
export interface PeopleRights {
	/** Invite people to it, and look after those who are there. */
	manage: boolean;
	/** The roles that they may give and take; none for who may not manage. */
	roles: Role[];
}

/**
 * What a person may do to the people of an organisation: coordinators everything, leads of the organisation everything but
 * make and unmake coordinators. Source: the row "invite people" of the permission table.
 */
export function rightsOverPeople(
	person: Person,
	subject: { roadmapId: string; published: boolean; organisationId: string },
): PeopleRights {
	const { roadmapId, published, organisationId } = subject;
	const on = { roadmapId, published };
	const manage = can(person, "invite", {
		kind: "organisation",
		...on,
		organisationId,
		namedOrganisationIds: [],
	});
	const coordinates = can(person, "edit-roadmap", { kind: "roadmap", ...on });
	return {
		manage,
		roles: manage ? roles.filter((role) => coordinates || role !== "coordinator") : [],
	};
}

/** Whether someone who has these rights may change or take the role that somebody has. */
export const mayManage = (rights: PeopleRights, role: Role): boolean =>
	rights.manage && rights.roles.includes(role);

/** The sentence for people of the roadmap who may not look after an organisation's people. */
export const notTheirs: Refusal = refuse(
	"not-allowed",
	"Only the leads of this organisation and the coordinator can do this.",
);

/** The sentence for leads who try what only coordinators can do. */
export const onlyCoordinators: Refusal = refuse(
	"not-allowed",
	"Only a coordinator can make somebody a coordinator, or change what a coordinator is.",
);

/**
 * Refuses to let a roadmap's last coordinator go. `coordinators` are all memberships with that role on the roadmap, `lost`
 * is the one that would end; null when nothing stands in the way.
 */
export function refuseLastCoordinator(
	coordinators: { personId: string; organisationId: string }[],
	lost: { personId: string; organisationId: string },
): Refusal | null {
	const isLost = (m: { personId: string; organisationId: string }) =>
		m.personId === lost.personId && m.organisationId === lost.organisationId;
	if (!coordinators.some(isLost) || coordinators.some((m) => !isLost(m))) return null;
	return refuse("invalid", "This roadmap has no other coordinator: make somebody else a coordinator first.");
}

/** Whether a person with these roles can own an action that an organisation leads. Observers own nothing. */
export const canOwn = (
	memberships: Membership[],
	roadmapId: string,
	leadOrganisationId: string | null,
): boolean =>
	memberships.some(
		(m) => m.roadmapId === roadmapId && m.organisationId === leadOrganisationId && m.role !== "observer",
	);
