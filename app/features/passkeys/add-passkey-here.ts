import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from "@simplewebauthn/browser";
import { askPasskeyDesk } from "./passkey-desk.ts";

/** Makes a passkey on this device and has it kept under a name. Rejects with a sentence for people. */
export async function addPasskeyHere(name: string): Promise<void> {
	const desk = "/account/passkeys/desk";
	const optionsJSON = await askPasskeyDesk<PublicKeyCredentialCreationOptionsJSON>(desk, { step: "begin" });
	const response = await startRegistration({ optionsJSON }).catch((error: Error) => {
		if (error.name === "InvalidStateError")
			throw new Error("This device has a passkey for your account already.");
		throw new Error("No passkey was made. Try again, or use another device.");
	});
	await askPasskeyDesk(desk, { step: "finish", response, name });
}
