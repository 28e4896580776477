import { z } from "zod";
import { notFound } from "#app/domain/refusal.ts";
import { publicAnswer } from "../public/public-answer.server.ts";

interface Made {
	/** What it was made of. */
	of: { roadmap: { id: string }; today: string; asAt: string | null };
	type: string;
	body: string;
	headers?: Record<string, string>;
}

/** Scripts of pages of any site may read an answer with these headers, its tag and links included. */
export const toEverySite = {
	"Access-Control-Allow-Origin": "*",
	"Access-Control-Expose-Headers": "ETag, Link",
	"Cross-Origin-Resource-Policy": "cross-origin",
};

/** Open data as an answer that anybody may read from anywhere, kept until the roadmap changes. */
export function openAnswer({ of, type, body, headers = {} }: Made): Response {
	return new Response(body, {
		headers: {
			"Content-Type": type,
			...toEverySite,
			...headers,
			...publicAnswer({ depends: [`roadmap:${of.roadmap.id}`], day: of.asAt === null ? of.today : null }),
		},
	});
}

/**
 * Reads what an answer is made of. Throws the plain answer to an address under which there is nothing, or to a day that cannot be
 * shown: what pages throw for that needs a page around it.
 */
export async function orExplained<T>(reading: Promise<T | null>): Promise<T> {
	const found = await reading.catch((thrown: unknown) => {
		if (thrown instanceof Response) throw openedUp(thrown);
		const explained = explainedIn(thrown);
		if (!explained) throw thrown;
		throw new Response(`${explained.sentence}\n`, { status: explained.status, headers: plainText });
	});
	if (found === null) throw new Response(`${notFound.message}\n`, { status: 404, headers: plainText });
	return found;
}

/** An answer that was thrown, such as the way from today’s date to now, for scripts of every site. */
export function openedUp(thrown: Response): Response {
	const headers = new Headers(thrown.headers);
	for (const [name, value] of Object.entries(toEverySite)) headers.set(name, value);
	return new Response(thrown.body, { status: thrown.status, headers });
}

/** The sentence and the status in what a page throws for a day that cannot be shown; null in anything else. */
export function explainedIn(thrown: unknown): { sentence: string; status: number } | null {
	const { success, data } = thrownByPage.safeParse(thrown);
	return success ? { sentence: data.data.sentence, status: data.init.status } : null;
}

const plainText = { "Content-Type": "text/plain; charset=utf-8", ...toEverySite };
const thrownByPage = z.object({
	data: z.object({ sentence: z.string() }),
	init: z.object({ status: z.number() }),
});
