import type { Person } from "../../domain/access.ts";
import type { ActionsWanted } from "../../domain/wanted-actions.ts";

/**
 * The actions of a roadmap that a person answers for (or the others): those that they own, and those that an organisation leads for
 * which they lead.
 */
export const dutiesOf = (person: Person, roadmapId: string, is = true): ActionsWanted => ({
	dutyOf: { personId: person.id, organisationIds: ledBy(person, roadmapId), is },
});

/** The organisations for which a person answers on a roadmap: those that they lead. */
export const ledBy = (person: Person, roadmapId: string): string[] =>
	person.memberships
		.filter((membership) => membership.roadmapId === roadmapId && membership.role === "lead")
		.map((membership) => membership.organisationId);
