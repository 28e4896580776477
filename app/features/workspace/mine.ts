import type { Person } from "../../domain/access.ts";
import type { ActionSummary } from "../../domain/read-model.ts";

/**
 * Whether an action is one that a person answers for: they own it, or they lead for the organisation that leads it.
 */
export function isMine(action: ActionSummary, person: Person, roadmapId: string): boolean {
	if (action.ownerId === person.id) return true;
	return person.memberships.some(
		(m) => m.roadmapId === roadmapId && m.role === "lead" && m.organisationId === action.lead?.id,
	);
}
