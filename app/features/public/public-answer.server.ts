import { type Day, endOfDay } from "#app/domain/dates.ts";
import type { PublicDependency } from "../../context.server.ts";

/**
 * The `handle` of a route whose answer is the same for everybody, a page or a resource route:
 *
 *     export const handle = { public: { query: ["status", "organisation"] } };
 *
 * The server then asks the loader as a stranger would: without cookies, without a person, without any header of the reader,
 * and with the named query parameters only, sorted by name. What is not named never arrives, so name all that the loader
 * reads. The answer is kept when it says what it depends on (below) and is a 200 without `Set-Cookie`; else it is
 * made again for each reader. Routes without this handle (sign-in, anything with a token or a form) are never kept.
 */
export interface PublicHandle {
	public: { query: readonly string[] };
}

/** The `handle` of a public page. */
export interface PageHandle extends PublicHandle {
	/** The page lays out its own width: a band with its title runs from edge to edge. */
	ownWidth?: boolean;
}

interface Answer {
	/**
	 * Everything that the answer shows. When one of these changes, the answer is forgotten before the change is confirmed to
	 * whoever made it:
	 * - `roadmap:<id>`: anything of one roadmap, its partners and measures included. Every `context.publish` forgets it.
	 * - `roadmaps`: which roadmaps are public, and what lists say of them. Every `context.publish` forgets it, too.
	 * - `installation`: names, licence, texts of no roadmap. `context.forgetPublic("installation")` forgets it.
	 */
	depends: PublicDependency[];
	/** The day by which “overdue” and the like were computed, usually `page.today`: at its end the answer is made anew. */
	day?: Day | null;
}

/**
 * The headers by which a public answer says how long it may be kept. The server reads them and takes them off.
 *
 * A page: `return data(page, { headers: publicAnswer({ depends: ["roadmap:" + roadmap.id], day: today }) })`, and
 * `export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;` beside the loader.
 *
 * A resource route: `return new Response(csv, { headers: { "Content-Type": "text/csv; charset=utf-8", ...publicAnswer({ … }) } })`.
 * It sets no `Cache-Control`, `ETag`, `Vary` or `Content-Encoding`: the server does, and compresses. Other headers
 * (`Content-Disposition`, `Access-Control-Allow-Origin`, a `Content-Security-Policy` of its own for embeds) go out as given.
 */
export function publicAnswer({ depends, day }: Answer): Record<string, string> {
	return {
		// Every page shows the name of the service, and every day is told in its time zone.
		"Waymark-Depends": [...new Set<PublicDependency>([...depends, "installation"])].join(", "),
		...(day ? { "Waymark-Valid-Until": endOfDay(day) } : {}),
	};
}

/** The same for a page about one roadmap. As at a past day nothing in it is computed by today's date. */
export function publicPage(page: { roadmap: { id: string }; today: Day; asAt: Day | null }) {
	return {
		headers: publicAnswer({ depends: [`roadmap:${page.roadmap.id}`], day: page.asAt ? null : page.today }),
	};
}
