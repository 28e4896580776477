import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { createOneTimeLink, useOneTimeLink } from "#db/queries/one-time-links.ts";
import { findPasskey, notePasskeyUse, type Passkey } from "#db/queries/passkeys.ts";
import type { AppContext } from "../../context.server.ts";
import { safeRedirect } from "../sign-in/safe-redirect.ts";
import { signIn } from "../sign-in/sign-in.server.ts";
import { takeAll } from "../sign-in/take-limits.server.ts";
import { passkeyLibrary } from "./passkey-library.server.ts";
import { challengeMinutes, type PasskeyRefusal, refusePasskey } from "./passkey-refusal.ts";
import { relyingPartyOf } from "./relying-party.ts";

/** Begins a sign-in with a passkey: what the browser needs. The same for everybody: the passkey says who it is. */
export async function beginPasskeySignIn(app: AppContext, clientAddress: string) {
	const rpID = relyingPartyOf(app.origin());
	if (rpID === null) return refusePasskey("impossible");
	const wait = await takeAll(app, [["sign-in-network", clientAddress]]);
	if (wait) return wait;
	const challenge = await createOneTimeLink(app.db, {
		purpose: "passkey-used",
		now: app.now(),
		minutes: challengeMinutes,
	});
	const { generateAuthenticationOptions } = await passkeyLibrary();
	const options = await generateAuthenticationOptions({
		rpID,
		challenge: Buffer.from(challenge, "base64url"),
		userVerification: "required",
	});
	return { ok: true as const, value: options };
}

/** Ends a sign-in with a passkey: where to go, with the cookie of the new session. */
export async function finishPasskeySignIn(
	app: AppContext,
	request: Request,
	wish: { response: AuthenticationResponseJSON; to: string },
): Promise<{ ok: true; to: string; cookie: string } | PasskeyRefusal> {
	const rpID = relyingPartyOf(app.origin());
	if (rpID === null) return refusePasskey("impossible");
	const passkey = await findPasskey(app.db, wish.response.id);
	if (!passkey) return refusePasskey("unknown");
	const counter = await checkedCounter(app, passkey, wish.response, rpID);
	if (counter === null) return refusePasskey("unchecked");
	await notePasskeyUse(app.db, passkey.id, { counter, at: app.now().toISOString() });
	const cookie = await signIn(app, request, passkey.personId, "passkey");
	return { ok: true, to: safeRedirect(wish.to), cookie };
}

/** The count of signatures that a valid response carries; null when it is not valid. Uses its challenge up either way. */
async function checkedCounter(
	app: AppContext,
	passkey: Passkey,
	response: AuthenticationResponseJSON,
	rpID: string,
): Promise<number | null> {
	const { verifyAuthenticationResponse } = await passkeyLibrary();
	try {
		const { verified, authenticationInfo } = await verifyAuthenticationResponse({
			response,
			expectedChallenge: async (challenge) =>
				(await useOneTimeLink(app.db, challenge, "passkey-used", app.now())) !== undefined,
			expectedOrigin: app.origin(),
			expectedRPID: rpID,
			requireUserVerification: true,
			credential: {
				id: passkey.id,
				publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
				counter: passkey.counter,
			},
		});
		return verified ? authenticationInfo.newCounter : null;
	} catch {
		// The library throws for whatever is amiss with what was sent: that is the sender's, not ours.
		return null;
	}
}
