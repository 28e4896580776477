import type { Role } from "../../domain/access.ts";
import { formatInstant } from "../../domain/dates.ts";
import { roleMeanings } from "../../domain/membership.ts";
import type { MailMessage } from "../../mail.ts";

interface Invited {
	email: string;
	roadmapTitle: string;
	organisation: string;
	role: Role;
	inviter: string;
	expiresAt: string;
	/** Scheme, host and port of this installation. */
	origin: string;
	/** What the link carries. */
	token: string;
}

/** How long an invitation can be accepted, in days. */
export const invitationDays = 14;

/** “a lead”, “an observer”. */
export const aRole = (role: Role): string => `${role === "observer" ? "an" : "a"} ${role}`;

/** “A lead answers for the organisation: …” */
export function roleSentence(role: Role): string {
	const sentence = `${aRole(role)} ${roleMeanings[role].means.replace(/^./, (letter) => letter.toLowerCase())}`;
	return sentence.replace(/^./, (letter) => letter.toUpperCase());
}

/** The letter that invites somebody. What people typed stands in it as text; the mailer sets the headers. */
export function invitationLetter(invited: Invited): MailMessage {
	const { email, roadmapTitle, organisation, role, inviter, expiresAt, origin, token } = invited;
	return {
		to: email,
		subject: `Invitation to ${roadmapTitle}`,
		text: [
			"Hello,",
			`${inviter} invites you to the roadmap “${roadmapTitle}”, as ${aRole(role)} for ${organisation}.`,
			roleSentence(role),
			"To accept, open this page and choose “Accept the invitation”:",
			`${origin}/invitation/${token}`,
			`The link works once, until ${formatInstant(expiresAt)}. If you did not expect this letter, you need not do anything: nothing happens without you.`,
			`This letter was sent from ${origin}.`,
		].join("\n\n"),
	};
}
