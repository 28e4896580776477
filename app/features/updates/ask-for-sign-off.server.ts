import { listSignOffRequests, type SignOffRequest } from "#db/queries/sign-off-letters.ts";
import type { AppContext } from "../../context.server.ts";
import { formatDay } from "../../domain/dates.ts";
import type { MailMessage } from "../../mail.ts";

/**
 * Writes to the leads of the organisations whose word is wanted. Call it after the commit, and go on at once: the letters are a
 * reminder of what stands on everybody's first page, so one that cannot be sent is no failure of anything.
 */
export function askForSignOff(context: AppContext, agreementId: string): void {
	context.later(() => writeLetters(context, agreementId));
}

async function writeLetters(context: AppContext, agreementId: string): Promise<void> {
	const requests = await listSignOffRequests(context.db, agreementId);
	const letters = requests.map((request) => context.mail(letter(request, context.origin())));
	for (const sent of await Promise.allSettled(letters)) if (sent.status === "rejected") throw sent.reason;
}

function letter(request: SignOffRequest, origin: string): MailMessage {
	const { email, name, organisation, title, signOffBy, action, roadmap } = request;
	const by = formatDay(signOffBy);
	return {
		to: email,
		subject: `Your word on “${title}” by ${by}`,
		text: [
			`Dear ${name},`,
			"",
			`An update of the action “${action.title}” (${roadmap.title}) is out for agreement: “${title}”.`,
			`${organisation} is named on this action. Please read the text and say by ${by} whether ${organisation} agrees, or agrees with a note.`,
			"",
			`${origin}/workspace/${roadmap.slug}/actions/${action.slug}/agreement`,
			"",
			"A note is published with the update. Without an answer, the update says that there was none.",
			"",
			"You decide under “Settings” in your workspace which letters you get.",
			"",
		].join("\n"),
	};
}
