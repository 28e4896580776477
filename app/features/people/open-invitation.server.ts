import { randomUUID } from "node:crypto";
import type { Db } from "#db/database.ts";
import { recordAudit } from "#db/queries/audit.ts";
import {
	deleteInvitation,
	findInvitation,
	type Invitation,
	renewInvitation,
} from "#db/queries/invitations.ts";
import { createOneTimeLink, deleteOneTimeLink } from "#db/queries/one-time-links.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { mayManage, notTheirs, onlyCoordinators, rightsOverPeople } from "../../domain/membership.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { takeAll } from "../sign-in/take-limits.server.ts";
import { invitationDays, invitationLetter } from "./invitation-letter.ts";
import { sendLetters } from "./send-letters.server.ts";

/** Which invitation is meant. */
export interface InvitationCommand {
	roadmapSlug: string;
	invitationId: string;
}

/** Sends an invitation again with a new link; the one before works no longer. */
export async function resendInvitation(
	app: AppContext,
	person: Person,
	command: InvitationCommand,
): Promise<Outcome<{ sent: boolean }>> {
	const now = app.now();
	const wait = await takeAll(app, [["letter", person.id]]);
	if (wait) return refuse("invalid", wait.message);
	const renewed = await app.db.transaction().execute(async (trx) => {
		const found = await findOwnInvitation(trx, person, command);
		if (!found.ok) return found;
		const invitation = found.value;
		const linkId = randomUUID();
		const minutes = invitationDays * 24 * 60;
		const expiresAt = new Date(now.getTime() + minutes * 60_000).toISOString();
		if (!(await renewInvitation(trx, invitation, { linkId, sentAt: now.toISOString(), expiresAt })))
			return gone;
		await deleteOneTimeLink(trx, invitation.linkId);
		const token = await createOneTimeLink(trx, { id: linkId, purpose: "invitation", now, minutes });
		await recordAudit(trx, auditOf("invited", invitation, person, now));
		const letter = invitationLetter({
			email: invitation.email,
			roadmapTitle: invitation.roadmap.title,
			organisation: invitation.organisation.name,
			role: invitation.role,
			inviter: person.name,
			expiresAt,
			origin: app.origin(),
			token,
		});
		return { ok: true as const, letter };
	});
	if (!renewed.ok) return renewed;
	return { ok: true, value: { sent: (await sendLetters(app, [renewed.letter])) === 0 } };
}

/** Takes an invitation back: its link works no longer. */
export async function takeBackInvitation(
	app: AppContext,
	person: Person,
	command: InvitationCommand,
): Promise<Outcome<null>> {
	return app.db.transaction().execute(async (trx) => {
		const found = await findOwnInvitation(trx, person, command);
		if (!found.ok) return found;
		if (!(await deleteInvitation(trx, found.value.id))) return gone;
		await deleteOneTimeLink(trx, found.value.linkId);
		await recordAudit(trx, auditOf("invitation-withdrawn", found.value, person, app.now()));
		return { ok: true as const, value: null };
	});
}

const gone = refuse("stale", "This invitation is open no longer: it was accepted, taken back or sent again.");

/** An open invitation to an organisation whose people this person looks after. */
async function findOwnInvitation(
	trx: Db,
	person: Person,
	{ roadmapSlug, invitationId }: InvitationCommand,
): Promise<Outcome<Invitation>> {
	const invitation = await findInvitation(trx, { id: invitationId });
	if (!invitation || invitation.roadmap.slug !== roadmapSlug) return notFound;
	const { id: roadmapId, published } = invitation.roadmap;
	if (!can(person, "read-drafts", { kind: "roadmap", roadmapId, published })) return notFound;
	const rights = rightsOverPeople(person, {
		roadmapId,
		published,
		organisationId: invitation.organisation.id,
	});
	if (!rights.manage) return notTheirs;
	return mayManage(rights, invitation.role) ? { ok: true, value: invitation } : onlyCoordinators;
}

const auditOf = (
	kind: "invited" | "invitation-withdrawn",
	invitation: Invitation,
	person: Person,
	now: Date,
) => ({
	kind,
	at: now.toISOString(),
	personId: person.id,
	roadmapId: invitation.roadmap.id,
	data: { role: invitation.role, organisation: invitation.organisation.slug },
});
