import { orExplained } from "../open-data/open-answer.server.ts";
import { publicAnswer } from "../public/public-answer.server.ts";

/**
 * Something to subscribe to as an answer that anybody may read from anywhere, kept until the roadmap changes; the plain answer to
 * an address under which there is nothing is thrown.
 */
export async function answerFeed<T extends { roadmapId: string }>(
	reading: Promise<T | null>,
	made: { type: string; write: (data: T) => string | Promise<string> },
): Promise<Response> {
	const data = await orExplained(reading);
	return new Response(await made.write(data), {
		headers: {
			"Content-Type": made.type,
			"Access-Control-Allow-Origin": "*",
			// Pages of other sites may read it, too.
			"Cross-Origin-Resource-Policy": "cross-origin",
			...publicAnswer({ depends: [`roadmap:${data.roadmapId}`] }),
		},
	});
}
