import { createOneTimeLink } from "#db/queries/one-time-links.ts";
import { findPersonByEmail } from "#db/queries/people-sign-in.ts";
import type { AppContext } from "../../context.server.ts";
import { deviceWords } from "../../domain/device-words.ts";
import { readEmailAddress } from "../../domain/e-mail-address.ts";
import { takeAll, type Wait } from "./take-limits.server.ts";

/** How long a sign-in link works. */
export const linkMinutes = 15;

/** What became of the wish for a link. Whether anybody has the address is never told. */
export type LinkAnswer =
	| { ok: true; email: string; cookie: string }
	| { ok: false; code: "invalid"; message: string }
	| Wait;

/**
 * Makes a sign-in link for an address and sends it, if anybody has that address. The answer is the same if not, after the
 * same statements in the database; the letter, which only some get, is written after the answer.
 */
export async function requestLink(
	app: AppContext,
	request: Request,
	wish: { email: string; to: string; clientAddress: string },
): Promise<LinkAnswer> {
	const email = readEmailAddress(wish.email);
	if (email === null) {
		const message = "Enter an e-mail address in the form name@example.org.";
		return { ok: false, code: "invalid", message };
	}
	const { clientAddress } = wish;
	const wait = await takeAll(app, [
		["sign-in-network", clientAddress],
		["sign-in-address", `${email} ${clientAddress}`],
	]);
	if (wait) return wait;
	const { mark, header } = await app.browser.give(request);
	const person = await findPersonByEmail(app.db, email);
	const device = deviceWords(request.headers.get("User-Agent"));
	const token = await createOneTimeLink(app.db, {
		purpose: "sign-in",
		personId: person?.id ?? null,
		email,
		data: { to: wish.to },
		browser: mark,
		device,
		now: app.now(),
		minutes: linkMinutes,
	});
	app.later(async () => {
		if (person) await app.mail(letter({ to: email, device, name: person.name, origin: app.origin(), token }));
	});
	return { ok: true, email, cookie: header };
}

function letter(about: { to: string; name: string; device: string; origin: string; token: string }) {
	return {
		to: about.to,
		subject: "Your link to sign in",
		text: [
			`Hello ${about.name},`,
			"",
			`you asked to sign in at ${about.origin} (${about.device}). Open this link within ${linkMinutes} minutes, and choose “Sign in” there:`,
			"",
			`${about.origin}/sign-in/link/${about.token}`,
			"",
			"The link works once. If it was not you who asked, do nothing: without this link nobody gets in.",
			"",
		].join("\n"),
	};
}
