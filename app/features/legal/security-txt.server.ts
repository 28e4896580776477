import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import { publicAnswer } from "../public/public-answer.server.ts";

/** How long the file may be trusted; it is made anew with every first request of a day, so that it never runs out. */
const validDays = 180;

/** Where to report a weakness (RFC 9116): the contact address of the installation, or its help page where there is none. */
export async function readSecurityTxt(context: AppContext): Promise<Response> {
	const { contactEmail } = await readInstallation(context.db);
	const today = context.now().toISOString().slice(0, 10);
	const expires = new Date(Date.parse(today) + validDays * 86_400_000).toISOString();
	const lines = [
		`Contact: ${contactEmail === null ? `${context.origin()}/help` : `mailto:${contactEmail}`}`,
		`Expires: ${expires}`,
		"Preferred-Languages: en",
		`Canonical: ${context.origin()}/.well-known/security.txt`,
	];
	return new Response(`${lines.join("\n")}\n`, {
		headers: {
			"Content-Type": "text/plain; charset=utf-8",
			...publicAnswer({ depends: ["installation"], day: today }),
		},
	});
}
