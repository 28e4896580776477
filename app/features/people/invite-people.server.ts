import { randomUUID } from "node:crypto";
import type { Db } from "#db/database.ts";
import { recordAudit } from "#db/queries/audit.ts";
import { insertInvitation, listInvitations } from "#db/queries/invitations.ts";
import { lockPeople } from "#db/queries/membership-writes.ts";
import { createOneTimeLink } from "#db/queries/one-time-links.ts";
import { listAddresses } from "#db/queries/roadmap-people.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person, Role } from "../../domain/access.ts";
import {
	type AddressProblem,
	mostAtOnce,
	problemSentence,
	readAddressList,
} from "../../domain/address-list.ts";
import { notTheirs, onlyCoordinators, roleIn } from "../../domain/membership.ts";
import { type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import type { MailMessage } from "../../mail.ts";
import { takeAll } from "../sign-in/take-limits.server.ts";
import { type FoundOrganisation, findOrganisation } from "./find-organisation.server.ts";
import { aRole, invitationDays, invitationLetter } from "./invitation-letter.ts";
import { sendLetters } from "./send-letters.server.ts";

/** Whom to invite to what. */
export interface InviteCommand {
	roadmapSlug: string;
	organisationSlug: string;
	role: string;
	/** As they were typed: see `readAddressList`. */
	addresses: string;
}

/** Refused because of addresses: every problem as a sentence with its line. */
export type AddressRefusal = Refusal & { problems?: string[] };

/**
 * Invites people by e-mail, several at once: either everybody gets a letter with a link that works once for 14 days, or,
 * when anything is wrong, nobody does. Refuses what is wrong with every line of the list.
 */
export async function invitePeople(
	app: AppContext,
	person: Person,
	command: InviteCommand,
): Promise<Outcome<{ sent: number; unsent: number }> | AddressRefusal> {
	const now = app.now();
	const listed = readAddressList(command.addresses);
	if (listed.problems.length === 0) {
		if (listed.addresses.length > mostAtOnce) return tooMany(listed.addresses.length);
		const wait = await takeAll(
			app,
			listed.addresses.map(() => ["letter", person.id]),
		);
		if (wait) return refuseAll(wait.message);
	}
	const opened = await app.db.transaction().execute(async (trx) => {
		const found = await findOrganisation(trx, person, now.toISOString(), command);
		if (!found.ok) return command.organisationSlug === "" ? incomplete(command, listed) : found;
		const { roadmap, organisation, rights } = found.value;
		if (!rights.manage) return notTheirs;
		const role = roleIn(command.role);
		if (!role) return incomplete(command, listed);
		if (!rights.roles.includes(role)) return onlyCoordinators;
		if (organisation.archived) {
			return refuse("invalid", "This organisation is archived: restore it before you invite people to it.");
		}
		await lockPeople(trx, roadmap.id);
		const { addresses } = listed;
		const problems = [...listed.problems];
		const taken = await listTaken(trx, found.value);
		for (const { line, email } of addresses) {
			const sentence = taken.get(email);
			if (sentence) problems.push({ line, sentence });
		}
		if (problems.length > 0) return refuseAddresses(problems);
		if (addresses.length === 0) return refuseAll(noAddresses);
		const emails = addresses.map(({ email }) => email);
		const letters = await openInvitations(trx, {
			found: found.value,
			person,
			role,
			emails,
			now,
			origin: app.origin(),
		});
		return { ok: true as const, letters };
	});
	if (!opened.ok) return opened;
	const unsent = await sendLetters(app, opened.letters);
	return { ok: true, value: { sent: opened.letters.length - unsent, unsent } };
}

/** Why an address cannot be invited to an organisation, by address. */
async function listTaken(
	trx: Db,
	{ roadmap, organisation }: FoundOrganisation,
): Promise<Map<string, string>> {
	const taken = new Map<string, string>();
	for (const { email, organisation: to } of await listInvitations(trx, roadmap.id))
		if (to.id === organisation.id)
			taken.set(email, `${email} is invited already: send that invitation again instead.`);
	for (const { email, role } of await listAddresses(trx, roadmap.id, organisation.id))
		taken.set(email, `${email} is ${aRole(role)} for ${organisation.name} already.`);
	return taken;
}

interface Opening {
	found: FoundOrganisation;
	person: Person;
	role: Role;
	emails: string[];
	now: Date;
	origin: string;
}

async function openInvitations(trx: Db, opening: Opening): Promise<MailMessage[]> {
	const { found, person, role, emails, now, origin } = opening;
	const { roadmap, organisation } = found;
	const at = now.toISOString();
	const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000).toISOString();
	const letters: MailMessage[] = [];
	for (const email of emails) {
		const linkId = randomUUID();
		const minutes = invitationDays * 24 * 60;
		const token = await createOneTimeLink(trx, { id: linkId, purpose: "invitation", now, minutes });
		const ids = { roadmapId: roadmap.id, organisationId: organisation.id, invitedById: person.id };
		await insertInvitation(trx, { ...ids, role, email, linkId, sentAt: at, expiresAt });
		await recordAudit(trx, {
			kind: "invited",
			at,
			personId: person.id,
			roadmapId: roadmap.id,
			data: { role, organisation: organisation.slug },
		});
		letters.push(
			invitationLetter({
				email,
				roadmapTitle: roadmap.title,
				organisation: organisation.name,
				role,
				inviter: person.name,
				expiresAt,
				origin,
				token,
			}),
		);
	}
	return letters;
}

const noAddresses = "Enter the e-mail addresses of those you want to invite.";

/** Everything that is missing, and what is wrong with the list of addresses beside it. */
function incomplete(command: InviteCommand, listed: ReturnType<typeof readAddressList>): AddressRefusal {
	const isEmpty = listed.addresses.length === 0 && listed.problems.length === 0;
	const list = isEmpty ? refuseAll(noAddresses) : refuseAddresses(listed.problems);
	return {
		...refuse("invalid", "Nobody was invited.", {
			...(command.organisationSlug === "" ? { organisation: "Choose an organisation." } : {}),
			...(roleIn(command.role) ? {} : { role: "Choose a role." }),
			...(isEmpty || listed.problems.length > 0 ? list.fields : {}),
		}),
		problems: list.problems ?? [],
	};
}

const tooMany = (count: number) =>
	refuseAll(`Enter at most ${mostAtOnce} addresses at once: these are ${count}.`);

const refuseAll = (sentence: string): AddressRefusal => refuseAddresses([], sentence);

function refuseAddresses(problems: AddressProblem[], sentence?: string): AddressRefusal {
	const sentences = sentence ? [sentence] : problems.sort((a, b) => a.line - b.line).map(problemSentence);
	return {
		...refuse("invalid", "Nobody was invited: put right what is wrong, and send the list again.", {
			addresses: sentences.join("\n"),
		}),
		problems: sentences,
	};
}
