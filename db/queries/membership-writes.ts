import type { Role } from "#app/domain/access.ts";
import type { Db } from "../database.ts";
import type { MembershipKey } from "./roadmap-people.ts";

/**
 * Makes other writes about the people of a roadmap wait for the end of this transaction, so that two coordinators cannot
 * both leave because each saw the other. Call it first.
 */
export async function lockPeople(trx: Db, roadmapId: string): Promise<void> {
	await trx
		.updateTable("roadmap")
		.set((eb) => ({ revision: eb.ref("revision") }))
		.where("id", "=", roadmapId)
		.execute();
}

/** Gives a person a role for an organisation. False when they have one there already: then it stays as it is. */
export async function insertMembership(trx: Db, key: MembershipKey, role: Role): Promise<boolean> {
	const inserted = await trx
		.insertInto("membership")
		.values({
			roadmap_id: key.roadmapId,
			person_id: key.personId,
			organisation_id: key.organisationId,
			role,
		})
		.onConflict((conflict) => conflict.columns(["roadmap_id", "person_id", "organisation_id"]).doNothing())
		.executeTakeFirst();
	return Number(inserted.numInsertedOrUpdatedRows) === 1;
}

/** Changes a role. */
export async function updateRole(trx: Db, key: MembershipKey, role: Role): Promise<void> {
	await trx
		.updateTable("membership")
		.set({ role })
		.where("roadmap_id", "=", key.roadmapId)
		.where("person_id", "=", key.personId)
		.where("organisation_id", "=", key.organisationId)
		.execute();
}

/** Takes a role away. */
export async function deleteMembership(trx: Db, key: MembershipKey): Promise<void> {
	await trx
		.deleteFrom("membership")
		.where("roadmap_id", "=", key.roadmapId)
		.where("person_id", "=", key.personId)
		.where("organisation_id", "=", key.organisationId)
		.execute();
}

/** An action that somebody owns. */
export interface OwnedAction {
	id: string;
	leadOrganisationId: string | null;
	internal: boolean;
}

/** The actions of a roadmap that a person owns, archived ones too. */
export async function listOwnedActions(trx: Db, roadmapId: string, personId: string): Promise<OwnedAction[]> {
	const rows = await trx
		.selectFrom("action")
		.select(["id", "lead_organisation_id", "internal"])
		.where("roadmap_id", "=", roadmapId)
		.where("owner_id", "=", personId)
		.orderBy("position")
		.orderBy("id")
		.execute();
	return rows.map((row) => ({
		id: row.id,
		leadOrganisationId: row.lead_organisation_id,
		internal: row.internal === 1,
	}));
}

/** Leaves an action without an owner, if it is still this person. Returns whether it was. */
export async function releaseAction(trx: Db, actionId: string, personId: string): Promise<boolean> {
	const result = await trx
		.updateTable("action")
		.set((eb) => ({ owner_id: null, version: eb("version", "+", 1) }))
		.where("id", "=", actionId)
		.where("owner_id", "=", personId)
		.executeTakeFirst();
	return Number(result.numUpdatedRows) === 1;
}
