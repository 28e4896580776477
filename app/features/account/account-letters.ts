import type { MailMessage } from "../../mail.ts";

/** How long a new address can be confirmed, in minutes. */
export const confirmMinutes = 60;

const closing = (origin: string) => `This letter was sent from ${origin}.`;

/** To a new address: the link that confirms it. */
export const confirmLetter = (to: string, origin: string, token: string): MailMessage => ({
	to,
	subject: "Confirm your new e-mail address",
	text: [
		"Hello,",
		`Somebody who is signed in at ${origin} wants to use this address. If it was you, open this page and choose “Use this address”:`,
		`${origin}/account/e-mail/${token}`,
		"The link works once, for 60 minutes. If it was not you, you need not do anything: nothing changes.",
		closing(origin),
	].join("\n\n"),
});

/** To an address that somebody wants for their account, and that has an account already. */
export const takenLetter = (to: string, origin: string): MailMessage => ({
	to,
	subject: "This address has an account already",
	text: [
		"Hello,",
		`Somebody who is signed in at ${origin} wants to use this address for their account. It has an account of its own already, so nothing was changed.`,
		`If it was you, sign in with this address: ${origin}/sign-in`,
		closing(origin),
	].join("\n\n"),
});

/** To the address before: that it is the address no longer. */
export const changedLetter = (to: string, origin: string): MailMessage => ({
	to,
	subject: "Your e-mail address was changed",
	text: [
		"Hello,",
		`Your account at ${origin} has another e-mail address from now on; this one can no longer be used to sign in.`,
		"If it was not you, tell the coordinator of your roadmap or whoever runs this installation at once.",
		closing(origin),
	].join("\n\n"),
});
