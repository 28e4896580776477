import { randomBytes } from "node:crypto";
import { recordAudit } from "#db/queries/audit.ts";
import { addIdentity, findPersonByIdentity, hasIdentityAt } from "#db/queries/identities.ts";
import {
	createOneTimeLink,
	isBrowserOf,
	useOneTimeLink as takeOneTimeLink,
} from "#db/queries/one-time-links.ts";
import { findPersonByEmail } from "#db/queries/people-sign-in.ts";
import type { AppContext } from "../../context.server.ts";
import type { OpenId, OpenIdAttempt, OpenIdClaims } from "../../domain/open-id.ts";
import { safeRedirect } from "./safe-redirect.ts";
import { signIn } from "./sign-in.server.ts";
import { takeAll, type Wait } from "./take-limits.server.ts";

/** How long people may take at the provider. */
const attemptMinutes = 10;

/** Why a sign-in at the provider came to nothing, in a sentence that says what to do. */
interface NotSignedIn {
	ok: false;
	code: "unavailable" | "not-begun" | "refused" | "unknown-person";
	message: string;
}

const not = (code: NotSignedIn["code"], message: string): NotSignedIn => ({ ok: false, code, message });

/** Begins a sign-in at the provider: the address to send the person to, and the cookie that knows their browser again. */
export async function beginOpenId(
	app: AppContext,
	openId: OpenId,
	request: Request,
	wish: { to: string; clientAddress: string },
): Promise<{ ok: true; url: string; cookie: string } | NotSignedIn | Wait> {
	const wait = await takeAll(app, [["sign-in-network", wish.clientAddress]]);
	if (wait) return wait;
	const { mark, header } = await app.browser.give(request);
	const secret = () => randomBytes(32).toString("base64url");
	const kept = { nonce: secret(), codeVerifier: secret() };
	const state = await createOneTimeLink(app.db, {
		purpose: "openid",
		data: { ...kept, to: wish.to },
		browser: mark,
		now: app.now(),
		minutes: attemptMinutes,
	});
	try {
		const url = await openId.begin({ ...kept, state });
		return { ok: true, url: url.toString(), cookie: header };
	} catch (error) {
		app.report("the OpenID provider cannot be reached", error);
		return not("unavailable", `Signing in with ${openId.name} does not work at the moment. Try again later.`);
	}
}

/** Ends a sign-in at the provider: where to go, with the cookie of the new session. */
export async function finishOpenId(
	app: AppContext,
	openId: OpenId,
	request: Request,
): Promise<{ ok: true; to: string; cookie: string } | NotSignedIn> {
	const { pathname, search, searchParams } = new URL(request.url);
	const attempt = await takeAttempt(app, request, searchParams.get("state") ?? "");
	if (!attempt) {
		return not("not-begun", "This sign-in was begun in another browser or too long ago. Begin again.");
	}
	if (searchParams.has("error")) {
		return not("refused", `You were not signed in with ${openId.name}. Try again, or choose another way.`);
	}
	let claims: OpenIdClaims;
	try {
		claims = await openId.finish(new URL(pathname + search, app.origin()), attempt);
	} catch (error) {
		app.report("an answer of the OpenID provider was refused", error);
		return not("refused", `The answer of ${openId.name} could not be checked. Begin again.`);
	}
	const personId = await personOf(app, claims);
	if (personId === null) {
		return not(
			"unknown-person",
			`${openId.name} knows you, but nobody here has that account. Ask the coordinator of your roadmap for an invitation.`,
		);
	}
	return { ok: true, to: safeRedirect(attempt.to), cookie: await signIn(app, request, personId, "openid") };
}

/** What was kept of the attempt, once; null when the browser is not the one that began. */
async function takeAttempt(
	app: AppContext,
	request: Request,
	state: string,
): Promise<(OpenIdAttempt & { to: string }) | null> {
	const link = await takeOneTimeLink(app.db, state, "openid", app.now());
	if (!link || !isBrowserOf(link, await app.browser.read(request))) return null;
	const { nonce, codeVerifier, to } = link.data;
	return { state, nonce: String(nonce), codeVerifier: String(codeVerifier), to: String(to) };
}

/**
 * Who someone is here: by the account at the provider, or, the first time, by an address that the provider verified. An
 * account here is linked to one account there, so that an address that is given to somebody else opens nothing.
 */
async function personOf(app: AppContext, claims: OpenIdClaims): Promise<string | null> {
	const { issuer, subject, verifiedEmail } = claims;
	const at = app.now().toISOString();
	return app.db.transaction().execute(async (trx) => {
		const known = await findPersonByIdentity(trx, issuer, subject);
		if (known) return known.id;
		const person = verifiedEmail === null ? undefined : await findPersonByEmail(trx, verifiedEmail);
		if (!person || (await hasIdentityAt(trx, person.id, issuer))) return null;
		await addIdentity(trx, { issuer, subject, personId: person.id, at });
		await recordAudit(trx, { kind: "identity-linked", at, personId: person.id, data: { issuer } });
		return person.id;
	});
}
