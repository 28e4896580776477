import type { Db } from "#db/database.ts";
import {
	findOneTimeLink,
	isBrowserOf,
	type OneTimeLink,
	useOneTimeLink,
} from "#db/queries/one-time-links.ts";
import { findSignInPerson } from "#db/queries/people-sign-in.ts";
import type { AppContext } from "../../context.server.ts";
import { safeRedirect } from "./safe-redirect.ts";
import { signIn } from "./sign-in.server.ts";
import { takeAll, type Wait } from "./take-limits.server.ts";

/** A sign-in link as its page shows it. */
export interface LinkToUse {
	/** Whom it signs in. */
	name: string;
	/** Where it was asked for: this browser, another one, or nowhere (a link made by command). */
	asked: { here: true } | { here: false; device: string; at: string } | null;
}

/** Where a link leads that was used, with the cookie of the new session. */
interface SignedIn {
	ok: true;
	to: string;
	cookie: string;
}

const purposes = ["sign-in", "first-administrator"] as const;

/** A sign-in link, without using it up; undefined when it works no longer, or never did. */
export async function readLink(
	app: AppContext,
	request: Request,
	wish: { token: string; clientAddress: string },
): Promise<LinkToUse | Wait | undefined> {
	const wait = await takeAll(app, [["one-time-link", wish.clientAddress]]);
	if (wait) return wait;
	const found = await find(app.db, wish.token, app.now(), findOneTimeLink);
	return found && { name: found.person.name, asked: await askedWhere(app, request, found.link) };
}

/**
 * Signs in by a link and uses it up. A browser that did not ask for it must have confirmed: `confirm` says which is meant,
 * and the page says which browser asked. Undefined when the link works no longer.
 */
export async function signInByLink(
	app: AppContext,
	request: Request,
	wish: { token: string; confirmed: boolean; clientAddress: string },
): Promise<SignedIn | { ok: false; code: "unconfirmed" } | Wait | undefined> {
	const shown = await readLink(app, request, wish);
	if (shown === undefined || "ok" in shown) return shown;
	if (shown.asked?.here === false && !wish.confirmed) return { ok: false, code: "unconfirmed" };
	// Of two who use it at once, one gets it.
	const used = await app.db.transaction().execute((trx) => find(trx, wish.token, app.now(), useOneTimeLink));
	if (!used) return undefined;
	const { to } = used.link.data;
	return {
		ok: true,
		to: safeRedirect(typeof to === "string" ? to : null),
		cookie: await signIn(app, request, used.person.id, "link"),
	};
}

async function find(db: Db, token: string, now: Date, lookUp: typeof findOneTimeLink) {
	for (const purpose of purposes) {
		const link = await lookUp(db, token, purpose, now);
		const person = link?.personId ? await findSignInPerson(db, link.personId) : undefined;
		// A link that went to an address that is no longer theirs is nobody's.
		if (link && person && person.email === link.email) return { link, person };
	}
	return undefined;
}

async function askedWhere(app: AppContext, request: Request, link: OneTimeLink): Promise<LinkToUse["asked"]> {
	if (link.purpose !== "sign-in") return null;
	if (isBrowserOf(link, await app.browser.read(request))) return { here: true };
	return { here: false, device: link.device ?? "another browser", at: link.createdAt };
}
