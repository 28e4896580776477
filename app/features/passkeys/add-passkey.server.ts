import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { recordAudit } from "#db/queries/audit.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { createOneTimeLink, useOneTimeLink } from "#db/queries/one-time-links.ts";
import { findPasskey, insertPasskey, listPasskeysOf } from "#db/queries/passkeys.ts";
import { findSignInPerson } from "#db/queries/people-sign-in.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { passkeyLibrary } from "./passkey-library.server.ts";
import { challengeMinutes, type PasskeyRefusal, refusePasskey } from "./passkey-refusal.ts";
import { relyingPartyOf } from "./relying-party.ts";

/** Begins the adding of a passkey: what the browser needs. */
export async function beginPasskey(app: AppContext, person: Person) {
	const rpID = relyingPartyOf(app.origin());
	if (rpID === null) return refusePasskey("impossible");
	const challenge = await createOneTimeLink(app.db, {
		purpose: "passkey-added",
		personId: person.id,
		now: app.now(),
		minutes: challengeMinutes,
	});
	const account = await findSignInPerson(app.db, person.id);
	const known = await listPasskeysOf(app.db, person.id);
	const { generateRegistrationOptions } = await passkeyLibrary();
	const options = await generateRegistrationOptions({
		rpName: (await readInstallation(app.db)).serviceName,
		rpID,
		userID: new Uint8Array(Buffer.from(person.id)),
		userName: account?.email ?? person.name,
		userDisplayName: person.name,
		challenge: Buffer.from(challenge, "base64url"),
		attestationType: "none",
		excludeCredentials: known.map(({ id }) => ({ id })),
		// The passkey says who its owner is, so that nobody has to type an address first.
		authenticatorSelection: { residentKey: "required", userVerification: "required" },
	});
	return { ok: true as const, value: options };
}

/** Ends the adding of a passkey: checks what the device made, and keeps its public half under a name. */
export async function addPasskey(
	app: AppContext,
	person: Person,
	wish: { response: RegistrationResponseJSON; name: string },
): Promise<{ ok: true; name: string } | PasskeyRefusal> {
	const rpID = relyingPartyOf(app.origin());
	if (rpID === null) return refusePasskey("impossible");
	const name = wish.name.trim();
	if (name === "" || name.length > 60) return refusePasskey("name");
	const made = await checked(app, person, wish.response, rpID);
	if (!made) return refusePasskey("unchecked");
	const at = app.now().toISOString();
	return app.db.transaction().execute(async (trx) => {
		if (await findPasskey(trx, made.credential.id)) return refusePasskey("taken");
		await insertPasskey(trx, {
			id: made.credential.id,
			personId: person.id,
			name,
			publicKey: Buffer.from(made.credential.publicKey).toString("base64url"),
			counter: made.credential.counter,
			transports: made.credential.transports ?? [],
			backedUp: made.credentialBackedUp,
			at,
		});
		await recordAudit(trx, { kind: "passkey-added", at, personId: person.id });
		return { ok: true as const, name };
	});
}

async function checked(
	app: AppContext,
	person: Person,
	response: RegistrationResponseJSON,
	expectedRPID: string,
) {
	const { verifyRegistrationResponse } = await passkeyLibrary();
	try {
		const { verified, registrationInfo } = await verifyRegistrationResponse({
			response,
			expectedChallenge: async (challenge) =>
				(await useOneTimeLink(app.db, challenge, "passkey-added", app.now()))?.personId === person.id,
			expectedOrigin: app.origin(),
			expectedRPID,
			requireUserVerification: true,
		});
		return verified ? registrationInfo : null;
	} catch {
		// The library throws for whatever is amiss with what was sent: that is the sender's, not ours.
		return null;
	}
}
