import { toEverySite } from "../open-data/open-answer.server.ts";

const titles: Record<number, string> = { 400: "Bad request", 404: "Not found" };

/** What went wrong, in a sentence, as RFC 9457 writes it. */
export const problemAnswer = (status: number, detail: string): Response =>
	new Response(
		`${JSON.stringify({ type: "about:blank", title: titles[status] ?? "Problem", status, detail }, null, "\t")}\n`,
		{ status, headers: { "Content-Type": "application/problem+json", ...toEverySite } },
	);
