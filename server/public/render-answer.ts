import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { PageSource } from "../remix-handler.ts";
import { createAnswer } from "./answer.ts";
import type { Rendering } from "./answer-cache.ts";

/** What was rendered but may not be kept: an error, a redirect, something that does not say what it depends on. */
export interface Passing {
	status: number;
	headers: [string, string][];
	body: Buffer;
}

type Header = readonly [string, string];

/**
 * Browsers and caches in between may keep an answer, and ask each time whether it is still the one: a publication is seen by
 * the very next reader, and an unchanged page costs a 304.
 */
const askEachTime = "public, max-age=0, must-revalidate";

/** What the server itself says of every answer. */
const own = new Set([
	"cache-control",
	"connection",
	"content-encoding",
	"content-length",
	"date",
	"etag",
	"transfer-encoding",
	"vary",
	"waymark-depends",
	"waymark-valid-until",
	"x-request-id",
]);

/**
 * Makes the renderer of public addresses: it asks Remix as a stranger would, without anything of a reader's request, so that
 * nothing of a reader can get into what others read.
 */
export function answerRenderer(options: {
	pages: Pick<PageSource, "build">;
	/** What loaders get on behalf of a stranger. */
	loadContext: () => AppLoadContext;
	/** Security headers of every public answer; a route may replace them. */
	headers: readonly Header[];
	/** While pages are being worked on, nothing is kept. */
	development: boolean;
}): (address: string) => Promise<Rendering<Passing>> {
	const { pages, development } = options;
	const mode = development ? "development" : "production";
	let known: { build: ServerBuild; handler: ReturnType<typeof createRequestHandler> } | undefined;
	return async (address) => {
		const build = await pages.build();
		if (known?.build !== build) known = { build, handler: createRequestHandler(build, mode) };
		const context = options.loadContext();
		const response = await known.handler(new Request(context.app.origin() + address), context);
		const body = Buffer.from(await response.arrayBuffer());
		const headers = joined(options.headers, response.headers);
		const depends = (response.headers.get("waymark-depends") ?? "").split(",").map((name) => name.trim());
		const keeps =
			!development && response.status === 200 && depends[0] !== "" && !response.headers.has("set-cookie");
		// On a page that says that something went wrong stands what its rendering is called in the log.
		const named: [string, string][] = [...headers, ["X-Request-Id", context.requestId]];
		if (!keeps) return { kind: "passing", passing: passingOf(response, named, body) };
		const until = response.headers.get("waymark-valid-until");
		const validUntil = until === null ? Number.POSITIVE_INFINITY : Date.parse(until) || 0;
		const answer = createAnswer({ headers, cacheControl: askEachTime, body, depends, validUntil });
		return { kind: "answer", answer };
	};
}

function passingOf(response: Response, headers: [string, string][], body: Buffer): Passing {
	const cacheControl = response.headers.get("cache-control") ?? "no-store";
	const cookies = response.headers.getSetCookie().map((cookie): [string, string] => ["Set-Cookie", cookie]);
	return {
		status: response.status,
		headers: [...headers, ["Cache-Control", cacheControl], ...cookies],
		body,
	};
}

/** The usual headers, and those of the route, which win. Who says by whom a page may be framed says all of it. */
function joined(usual: readonly Header[], given: Headers): [string, string][] {
	const replaced = new Set([
		...given.keys(),
		...(given.has("content-security-policy") ? ["x-frame-options"] : []),
	]);
	const rest = [...given].filter(([name]) => !own.has(name) && name !== "set-cookie");
	return [...usual.filter(([name]) => !replaced.has(name.toLowerCase())), ...rest].map(([name, value]) => [
		name,
		value,
	]);
}
