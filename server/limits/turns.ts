import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { type LimitAnswer, type Limits, type TooMuch, tooMuch } from "#app/domain/limits.ts";
import { isOfApi, sendWait } from "../public/send-answer.ts";
import type { Asker } from "../sessions.ts";

interface Parts {
	limits: Limits;
	identify: (request: IncomingMessage) => Promise<Asker | null>;
	/** The network that a request comes from. */
	network: (request: IncomingMessage) => string;
}

/** Counts requests before they are worked on. */
export interface Turns {
	/** Counts a request for a page, a form or the API; refuses it, or lets the pages say so (see `waitOf`). */
	take: RequestHandler;
	/** What the page shall say instead of what was asked for; null where nothing is refused. */
	waitOf(request: IncomingMessage): TooMuch | null;
	/**
	 * What to say, before anything is looked up, to somebody without a session whose network was refused a page just now; null
	 * for everybody else. Files are never refused, and the API has limits of its own.
	 */
	refusedBefore(request: IncomingMessage): TooMuch | null;
	/** Counts a public page that has to be rendered; null while it may be. */
	takePublic(request: IncomingMessage): Promise<TooMuch | null>;
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
/** So many refused networks are remembered; more than that are refused a little later. */
const mostRemembered = 10_000;
/** Files, and what has limits of its own or none. */
const countedElsewhere = /^\/(?:assets|api|live|healthz|readyz|metrics)(?:[/?]|$)/;
/** Nobody is kept from leaving. */
const neverRefused = /^\/sign-out(?:\.data)?$/;

/**
 * Somebody signed in has a budget of their own, wherever they are; those who are not share one with their network. So nobody
 * locks out another network, nor strangers a partner who sits among them.
 */
export function createTurns(parts: Parts): Turns {
	const { limits, identify, network } = parts;
	const waits = new WeakMap<IncomingMessage, TooMuch>();
	/** Networks that were refused a page, and until when, in milliseconds of this process. */
	const refused = new Map<string, number>();

	function remember(request: IncomingMessage, seconds: number): TooMuch {
		if (refused.size >= mostRemembered) refused.clear();
		refused.set(network(request), performance.now() + seconds * 1000);
		return tooMuch("page", seconds);
	}

	async function count(request: IncomingMessage, path: string, kind: "form" | "page"): Promise<LimitAnswer> {
		const asker = await identify(request);
		const key = asker?.person.id ?? network(request);
		if (isOfApi(path)) return limits.take("api", key);
		return limits.take(asker ? `${kind}-person` : `${kind}-network`, key);
	}

	return {
		take(request, response, next) {
			const { path, method } = request;
			const kind = safeMethods.has(method) ? "page" : "form";
			if (neverRefused.test(path)) return next();
			count(request, path, kind).then((answer) => {
				if (answer.ok) return next();
				const wait = tooMuch(isOfApi(path) ? "api" : kind, answer.retryAfterSeconds);
				if (kind === "page" && request.headers.cookie === undefined && !isOfApi(path))
					remember(request, answer.retryAfterSeconds);
				response.status(429).set("Retry-After", String(wait.retryAfterSeconds));
				// What was typed, and the page that a script is showing, are kept by the pages themselves.
				const shallBeShown = kind === "form" || path.endsWith(".data");
				if (answer.flood || !shallBeShown || isOfApi(path)) return sendWait(request, response, wait);
				waits.set(request, wait);
				next();
			}, next);
		},
		waitOf: (request) => waits.get(request) ?? null,
		refusedBefore(request) {
			if (refused.size === 0 || request.headers.cookie !== undefined) return null;
			if (countedElsewhere.test(request.url ?? "")) return null;
			const until = refused.get(network(request));
			if (until === undefined) return null;
			const seconds = Math.ceil((until - performance.now()) / 1000);
			if (seconds > 0) return tooMuch("page", seconds);
			refused.delete(network(request));
			return null;
		},
		async takePublic(request) {
			if (isOfApi(request.url)) {
				const asked = await limits.take("api", network(request));
				return asked.ok ? null : tooMuch("api", asked.retryAfterSeconds);
			}
			const taken = await limits.take("page-network", network(request));
			if (taken.ok) return null;
			if (request.headers.cookie === undefined) return remember(request, taken.retryAfterSeconds);
			// Who is signed in does not wait for strangers beside them.
			const asker = await identify(request);
			const own = asker ? await limits.take("page-person", asker.person.id) : taken;
			return own.ok ? null : tooMuch("page", own.retryAfterSeconds);
		},
	};
}
