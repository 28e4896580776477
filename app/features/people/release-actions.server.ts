import type { Db } from "#db/database.ts";
import type { NewChange } from "#db/queries/ledger.ts";
import { listOwnedActions, releaseAction } from "#db/queries/membership-writes.ts";
import { findPerson } from "#db/queries/people.ts";
import { canOwn } from "../../domain/membership.ts";

/** Who changes something about somebody's role, for which organisation, and when. */
export interface PeopleAct {
	personId: string;
	organisationId: string;
	at: string;
}

/**
 * Leaves the actions that a person can own no longer without an owner, after their role has changed. Returns the lines
 * for the ledger, one for each action.
 */
export async function releaseActions(
	trx: Db,
	of: { roadmapId: string; published: boolean; personId: string },
	by: PeopleAct,
): Promise<NewChange[]> {
	const memberships = (await findPerson(trx, of.personId))?.memberships ?? [];
	const lines: NewChange[] = [];
	for (const { id, leadOrganisationId, internal } of await listOwnedActions(trx, of.roadmapId, of.personId)) {
		if (canOwn(memberships, of.roadmapId, leadOrganisationId)) continue;
		if (!(await releaseAction(trx, id, of.personId))) continue;
		lines.push({
			kind: "owner-changed",
			from: { ownerId: of.personId },
			to: { ownerId: null },
			subject: { type: "action", id },
			public: of.published && !internal,
			reason: null,
			personId: by.personId,
			organisationId: by.organisationId,
			onBehalfOfId: leadOrganisationId === by.organisationId ? null : leadOrganisationId,
			at: by.at,
		});
	}
	return lines;
}
