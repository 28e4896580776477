import type { Db } from "#db/database.ts";
import { insertPerson } from "#db/queries/accounts.ts";
import { recordAudit } from "#db/queries/audit.ts";
import { deleteInvitation, findInvitation, type Invitation } from "#db/queries/invitations.ts";
import { insertMembership, lockPeople } from "#db/queries/membership-writes.ts";
import { findOneTimeLink, useOneTimeLink as spendLink } from "#db/queries/one-time-links.ts";
import { findPersonByEmail } from "#db/queries/people-sign-in.ts";
import { findPartnerBySlug } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { decidePersonName } from "../../domain/person-name.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { aboutPeople, tell } from "./end-membership.server.ts";

/**
 * What has to happen before an invitation can be accepted: nothing; a name is needed, because nobody has this address yet;
 * its owner must sign in (a link that lies in a letter for two weeks is no key to an account); or somebody else who is
 * signed in here must sign out.
 */
export type InvitationNeed = "nothing" | "name" | "sign-in" | "sign-out";

/** An invitation as its page shows it. */
export interface InvitationToAnswer {
	invitation: Invitation;
	need: InvitationNeed;
}

/** The invitation of a link, without using it up; undefined when the link works no longer. */
export async function readInvitation(
	app: AppContext,
	person: Person | null,
	token: string,
): Promise<InvitationToAnswer | undefined> {
	return findByToken(app.db, app.now(), person, token);
}

async function findByToken(
	db: Db,
	now: Date,
	person: Person | null,
	token: string,
): Promise<InvitationToAnswer | undefined> {
	const link = await findOneTimeLink(db, token, "invitation", now);
	const invitation = link && (await findInvitation(db, { linkId: link.id }));
	if (!invitation) return undefined;
	const partner = await findPartnerBySlug(db, invitation.roadmap.id, invitation.organisation.slug);
	if (!partner || partner.archived) return undefined;
	const holder = await findPersonByEmail(db, invitation.email);
	return { invitation, need: needOf(person, holder?.id) };
}

function needOf(person: Person | null, holderId: string | undefined): InvitationNeed {
	if (holderId === undefined) return person ? "nothing" : "name";
	if (!person) return "sign-in";
	return person.id === holderId ? "nothing" : "sign-out";
}

/** Whoever accepted, and where they go; `isNew` when they have to be signed in. */
export interface Accepted {
	personId: string;
	isNew: boolean;
	roadmap: { slug: string; title: string };
}

/**
 * Accepts an invitation: uses the link up, makes the person where nobody has the address yet, and gives them the role.
 * Refuses as `not-found` a link that works no longer, and with a sentence what has to happen first.
 */
export async function acceptInvitation(
	app: AppContext,
	person: Person | null,
	{ token, name }: { token: string; name: string },
): Promise<Outcome<Accepted>> {
	const now = app.now();
	const done = await app.db
		.transaction()
		.execute(async (trx) => {
			const found = await findByToken(trx, now, person, token);
			if (!found) return notFound;
			const { invitation, need } = found;
			if (need === "sign-in" || need === "sign-out") return refuse("invalid", needSentences[need]);
			const named = need === "name" ? decidePersonName(name) : null;
			if (named && !named.ok) return named;
			await lockPeople(trx, invitation.roadmap.id);
			// Of two who accept at once, one gets the link.
			if (!(await spendLink(trx, token, "invitation", now))) return notFound;
			const at = now.toISOString();
			const personId = named
				? await insertPerson(trx, { name: named.value, email: invitation.email, at })
				: (person?.id ?? null);
			// Somebody has taken the address since: the page says what to do now.
			if (personId === null) throw new AddressTaken();
			const message = await join(trx, invitation, personId, at);
			return {
				ok: true as const,
				value: { personId, isNew: named !== null, message, roadmap: invitation.roadmap },
			};
		})
		.catch((error: unknown) => {
			if (error instanceof AddressTaken) return refuse("invalid", needSentences["sign-in"]);
			throw error;
		});
	if (!done.ok) return done;
	const { message, ...accepted } = done.value;
	if (message) app.publish(message);
	app.accessChanged(accepted.personId);
	return { ok: true, value: accepted };
}

/** Rolls the transaction back, so that the link stays unused. */
class AddressTaken extends Error {}

const needSentences = {
	"sign-in": "You have an account already: sign in first, and open this page again.",
	"sign-out": "This invitation is for another account than the one that is signed in: sign out first.",
};

/** Gives the role, unless the person has one for this organisation already; returns what screens are told. */
async function join(
	trx: Db,
	invitation: Invitation,
	personId: string,
	at: string,
): Promise<RoadmapChanged | null> {
	const { roadmap, organisation, role, invitedBy } = invitation;
	const key = { roadmapId: roadmap.id, organisationId: organisation.id, personId };
	await deleteInvitation(trx, invitation.id);
	if (!(await insertMembership(trx, key, role))) return null;
	const by = { personId, organisationId: organisation.id, at };
	const line = {
		kind: "person-joined" as const,
		from: null,
		to: { personId, role, invitedById: invitedBy.id },
		...aboutPeople(organisation.id, by),
	};
	await recordAudit(trx, {
		kind: "invitation-accepted",
		at,
		personId,
		roadmapId: roadmap.id,
		data: { role, organisation: organisation.slug },
	});
	return tell(trx, { ...key, published: roadmap.published }, [line], by);
}
