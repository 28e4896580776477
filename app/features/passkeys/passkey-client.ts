import {
	browserSupportsWebAuthn,
	type PublicKeyCredentialRequestOptionsJSON,
	startAuthentication,
} from "@simplewebauthn/browser";
import { askPasskeyDesk } from "./passkey-desk.ts";

/**
 * The only script of the sign-in page: shows the button for passkeys where the browser knows them, and signs in with one.
 * Everything else on the page works without it.
 */
function offerPasskeys(place: HTMLElement): void {
	const button = place.querySelector("button");
	const words = place.querySelector("[role=alert]");
	if (!button || !words || !browserSupportsWebAuthn()) return;
	place.hidden = false;
	button.addEventListener("click", async () => {
		button.disabled = true;
		words.textContent = "";
		try {
			window.location.assign(await signInWithPasskey(place.dataset.to ?? ""));
		} catch (error) {
			words.textContent = sentenceOf(error);
			button.disabled = false;
			button.focus();
		}
	});
}

async function signInWithPasskey(to: string): Promise<string> {
	const desk = "/sign-in/passkey";
	const optionsJSON = await askPasskeyDesk<PublicKeyCredentialRequestOptionsJSON>(desk, { step: "begin" });
	const response = await startAuthentication({ optionsJSON });
	return (await askPasskeyDesk<{ to: string }>(desk, { step: "finish", response, to })).to;
}

/** The browser's own reasons are not for people; the desk's sentences are. */
function sentenceOf(error: unknown): string {
	if (error instanceof Error && error.name === "PasskeyDeskError") return error.message;
	return "No passkey was used. Try again, or sign in another way.";
}

const place = document.querySelector<HTMLElement>("[data-passkey-sign-in]");
if (place) offerPasskeys(place);
