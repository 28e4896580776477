import { randomUUID } from "node:crypto";
import type { Role } from "#app/domain/access.ts";
import type { Db } from "../database.ts";

/** An invitation that is open, with the names that belong to its ids. */
export interface Invitation {
	id: string;
	roadmap: { id: string; slug: string; title: string; published: boolean };
	organisation: { id: string; slug: string; name: string };
	role: Role;
	email: string;
	/** The one-time link in its newest letter. */
	linkId: string;
	invitedBy: { id: string; name: string };
	sentAt: string;
	expiresAt: string;
}

/** Who is invited to what, by whom. */
export interface NewInvitation {
	roadmapId: string;
	organisationId: string;
	role: Role;
	/** In lower case. */
	email: string;
	linkId: string;
	invitedById: string;
	sentAt: string;
	expiresAt: string;
}

/**
 * Opens an invitation. False when this address is invited to this organisation already: then nothing is written.
 */
export async function insertInvitation(trx: Db, invitation: NewInvitation): Promise<boolean> {
	const inserted = await trx
		.insertInto("invitation")
		.values({
			id: randomUUID(),
			roadmap_id: invitation.roadmapId,
			organisation_id: invitation.organisationId,
			role: invitation.role,
			email: invitation.email,
			link_id: invitation.linkId,
			invited_by_id: invitation.invitedById,
			sent_at: invitation.sentAt,
			expires_at: invitation.expiresAt,
		})
		.onConflict((conflict) => conflict.columns(["roadmap_id", "organisation_id", "email"]).doNothing())
		.executeTakeFirst();
	return Number(inserted.numInsertedOrUpdatedRows) === 1;
}

const selectInvitations = (db: Db) =>
	db
		.selectFrom("invitation")
		.innerJoin("roadmap", "roadmap.id", "invitation.roadmap_id")
		.innerJoin("organisation", "organisation.id", "invitation.organisation_id")
		.innerJoin("person", "person.id", "invitation.invited_by_id")
		.select([
			"invitation.id",
			"roadmap.id as roadmap_id",
			"roadmap.slug as roadmap_slug",
			"roadmap.title as roadmap_title",
			"roadmap.published",
			"organisation.id as organisation_id",
			"organisation.slug as organisation_slug",
			"organisation.name as organisation_name",
			"invitation.role",
			"invitation.email",
			"invitation.link_id",
			"person.id as person_id",
			"person.name as person_name",
			"invitation.sent_at",
			"invitation.expires_at",
		]);

type Row = Awaited<ReturnType<ReturnType<typeof selectInvitations>["execute"]>>[number];

const toInvitation = (row: Row): Invitation => ({
	id: row.id,
	roadmap: {
		id: row.roadmap_id,
		slug: row.roadmap_slug,
		title: row.roadmap_title,
		published: row.published === 1,
	},
	organisation: { id: row.organisation_id, slug: row.organisation_slug, name: row.organisation_name },
	role: row.role,
	email: row.email,
	linkId: row.link_id,
	invitedBy: { id: row.person_id, name: row.person_name },
	sentAt: row.sent_at,
	expiresAt: row.expires_at,
});

/** The open invitations of a roadmap, by address. */
export async function listInvitations(db: Db, roadmapId: string): Promise<Invitation[]> {
	const rows = await selectInvitations(db)
		.where("invitation.roadmap_id", "=", roadmapId)
		.orderBy("invitation.email")
		.orderBy("organisation.name")
		.execute();
	return rows.map(toInvitation);
}

/** One open invitation, by its id or by the link in its newest letter; undefined when there is none. */
export async function findInvitation(
	db: Db,
	by: { id: string } | { linkId: string },
): Promise<Invitation | undefined> {
	const row = await selectInvitations(db)
		.where((eb) => ("id" in by ? eb("invitation.id", "=", by.id) : eb("invitation.link_id", "=", by.linkId)))
		.executeTakeFirst();
	return row && toInvitation(row);
}

/** Gives an invitation the link of a new letter, if it still has the one that was read. Returns whether it had. */
export async function renewInvitation(
	trx: Db,
	read: { id: string; linkId: string },
	letter: { linkId: string; sentAt: string; expiresAt: string },
): Promise<boolean> {
	const result = await trx
		.updateTable("invitation")
		.set({ link_id: letter.linkId, sent_at: letter.sentAt, expires_at: letter.expiresAt })
		.where("id", "=", read.id)
		.where("link_id", "=", read.linkId)
		.executeTakeFirst();
	return Number(result.numUpdatedRows) === 1;
}

/** Ends an invitation: accepted or taken back. Returns whether it was still open. */
export async function deleteInvitation(trx: Db, id: string): Promise<boolean> {
	const result = await trx.deleteFrom("invitation").where("id", "=", id).executeTakeFirst();
	return Number(result.numDeletedRows) === 1;
}
