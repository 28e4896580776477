/** How long people may take with their device. */
export const challengeMinutes = 5;

const sentences = {
	impossible: "Passkeys do not work at a numeric address. Sign in another way.",
	unknown: "This passkey is not known here. Sign in another way, and add it on your account’s page.",
	unchecked: "The passkey could not be checked. Try again.",
	name: "Enter a name for the passkey, with at most 60 characters.",
	taken: "This passkey is here already.",
} as const;

/** Why a passkey was not taken, in a sentence that says what to do. */
export interface PasskeyRefusal {
	ok: false;
	code: keyof typeof sentences;
	message: string;
}

/** A refusal with its sentence. */
export const refusePasskey = (code: keyof typeof sentences): PasskeyRefusal => ({
	ok: false,
	code,
	message: sentences[code],
});
