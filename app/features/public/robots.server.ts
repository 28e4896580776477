import type { AppContext } from "../../context.server.ts";
import { publicAnswer } from "./public-answer.server.ts";

/** Where nothing is for search engines: signed-in work, forms, and what only the holder of a link may open. */
const notForRobots = [
	"/workspace",
	"/account",
	"/sign-in",
	"/sign-out",
	"/invitation/",
	"/follow/",
	"/*/follow$",
	"/collab/",
	"/live/",
];

/** What search engines may read, and where the list of pages is. */
export const answerRobots = (context: AppContext): Response =>
	new Response(
		[
			"User-agent: *",
			...notForRobots.map((path) => `Disallow: ${path}`),
			"",
			`Sitemap: ${context.origin()}/sitemap.xml`,
			"",
		].join("\n"),
		{ headers: { "Content-Type": "text/plain; charset=utf-8", ...publicAnswer({ depends: [] }) } },
	);
