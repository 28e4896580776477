import type { AppContext } from "../../context.server.ts";
import type { MailMessage } from "../../mail.ts";

/** Hands letters over, one after the other. Returns how many the mailer would not take; the others are on their way. */
export async function sendLetters(app: AppContext, letters: MailMessage[]): Promise<number> {
	let unsent = 0;
	for (const letter of letters) {
		try {
			await app.mail(letter);
		} catch {
			unsent++;
		}
	}
	return unsent;
}
