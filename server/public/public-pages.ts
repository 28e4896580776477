import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Logger } from "pino";
import type { AppContext, PublicDependency } from "#app/context.server.ts";
import type { Env } from "../env.ts";
import type { Turns } from "../limits/turns.ts";
import type { LeadOn } from "../moved-addresses.ts";
import { failedSentence, requestIdOf } from "../operations/request-id.ts";
import type { PageSource } from "../remix-handler.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { type FindPublicAddress, publicAddresses } from "./public-address.ts";
import { answerRenderer, type Passing } from "./render-answer.ts";
import { sendAnswer, sendText, sendWait } from "./send-answer.ts";

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Public answers, in front of the web server. */
export interface PublicPages {
	/** Answers a request for a public address; hands everything else on. Returns true when the answer was kept. */
	handle(request: IncomingMessage, response: ServerResponse): boolean;
	/** Makes the next reader get what depends on this anew; returns when no kept byte of it is left. */
	forget(dependency: PublicDependency): void;
	/** Answers kept, the bytes they take; since the start, renderings, and answers that came from memory. */
	stats(): { answers: number; bytes: number; renders: number; hits: number };
}

/**
 * Makes the page cache: whoever reads a public address gets the bytes that were made once, until something in them changes.
 * The first reader after that waits for the rendering, and all who come meanwhile wait for the same one. Requests with an
 * `Authorization` are somebody's own and go past it; cookies play no part.
 */
export function createPublicPages(options: {
	env: Pick<Env, "origin" | "development" | "limits">;
	app: Pick<AppContext, "origin">;
	/** The time in milliseconds; asked for each request. */
	now: () => number;
	pages: Pick<PageSource, "build">;
	/** What loaders get on behalf of a stranger: no person, no session, no nonce. */
	loadContext: () => AppLoadContext;
	log: Pick<Logger, "error">;
	/** Security headers of every public answer; a route may replace them. */
	headers: readonly (readonly [string, string])[];
	/** Answers requests for what has another address now; without it, nothing has. */
	leadOn?: LeadOn;
	/** Counts what has to be rendered; answers what is too much. */
	turns?: Pick<Turns, "takePublic" | "refusedBefore">;
	/** Everything else. */
	next: Listener;
}): PublicPages {
	const { env, app, pages, headers, loadContext } = options;
	const cache = createAnswerCache<Passing>({
		maxBytes: env.limits.cacheBytes,
		now: options.now,
		render: answerRenderer({ pages, headers, loadContext, development: env.development }),
	});
	// See `canonicalHost`.
	const isToBeLed = ({ headers: { host } }: IncomingMessage) =>
		env.origin === null &&
		host !== undefined &&
		/^localhost:/.test(host) &&
		!app.origin().endsWith(`//${host}`);
	let known: { build: ServerBuild; find: FindPublicAddress } | undefined;
	let hits = 0;

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		// Finding out what an address is costs more than all of this: whoever was refused just now is refused before it.
		const refused = options.turns?.refusedBefore(request);
		if (refused) return sendWait(request, response, refused);
		const current = await pages.build();
		if (known?.build !== current) known = { build: current, find: publicAddresses(current) };
		const address = known.find(request.url ?? "");
		if (address === null) return options.next(request, response);
		// What is kept costs no more than a refusal does; only what is asked for anew is counted.
		const wait = cache.get(address) ? null : await options.turns?.takePublic(request);
		if (wait) return sendWait(request, response, wait);
		const rendering = await cache.ask(address);
		if (rendering.kind === "passing") {
			if (rendering.passing.status === 404 && (await options.leadOn?.(request, response))) return;
			return sendPassing(request, response, rendering.passing);
		}
		sendAnswer(request, response, rendering.answer, () => cache.weighAgain(address));
	}

	return {
		handle(request, response) {
			if (!mayBePublic(request) || isToBeLed(request)) {
				options.next(request, response);
				return false;
			}
			// An address that something is kept under is one that routes were asked about before.
			const address = request.url ?? "";
			const kept = cache.get(address);
			if (kept) {
				hits++;
				sendAnswer(request, response, kept, () => cache.weighAgain(address));
				return true;
			}
			// What is not kept has a line in the log, which quotes the id that the answer carries.
			requestIdOf(request);
			answer(request, response).catch((err) => {
				options.log.error({ err, requestId: requestIdOf(request) }, "a public page failed");
				if (response.headersSent) return void response.end();
				sendText(response, 500, failedSentence(request));
			});
			return false;
		},
		forget: cache.forget,
		stats: () => ({ ...cache.stats(), hits }),
	};
}

const mayBePublic = ({ method, headers }: IncomingMessage): boolean =>
	(method === "GET" || method === "HEAD") && headers.authorization === undefined;

function sendPassing(request: IncomingMessage, response: ServerResponse, passing: Passing): void {
	const length: [string, string] = ["Content-Length", String(passing.body.length)];
	response.writeHead(passing.status, [...passing.headers, length].flat());
	response.end(request.method === "HEAD" ? undefined : passing.body);
}
