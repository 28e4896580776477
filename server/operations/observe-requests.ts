import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { Metrics } from "./create-metrics.ts";
import { requestIdOf } from "./request-id.ts";

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A listener that knows what it has not answered yet. */
export interface ObservedRequests {
	handle: Listener;
	/** Resolves when every answer that was begun is sent, or after so many milliseconds. */
	settled(atMostMs: number): Promise<void>;
	/** From now on, answers end their connections. */
	drain(): void;
}

/** What is asked for all day by machines and open screens: told at the level `debug` only. */
const quiet = new Set(["/live", "/healthz", "/readyz", "/metrics", "/assets/*"]);

/** Whether every byte of an answer has left this process. */
const isSent = ({ writableEnded, socket }: ServerResponse): boolean =>
	writableEnded && socket?.writableLength === 0;

/**
 * Notes every answer in the log (its id, method, pattern of the route, status, milliseconds: nothing of the address itself) and
 * in the metrics.
 */
export function observeRequests(options: {
	log: Pick<Logger, "info" | "debug" | "isLevelEnabled">;
	metrics: Pick<Metrics, "answered"> | null;
	/** The pattern of the route of an address. */
	routeOf: (target: string) => Promise<string>;
	/** Answers; returns true when it did so from memory: a line for each of these would cost more than the answer. */
	handle: (request: IncomingMessage, response: ServerResponse) => boolean;
}): ObservedRequests {
	const { log, metrics } = options;
	const notesAll = metrics !== null || log.isLevelEnabled("debug");
	const open = new Set<ServerResponse>();
	let draining = false;
	let allSent: (() => void) | undefined;

	async function note(
		request: IncomingMessage,
		response: ServerResponse,
		{ began, kept }: { began: number; kept: boolean },
	): Promise<void> {
		const seconds = (performance.now() - began) / 1000;
		const { method = "" } = request;
		const route = await options.routeOf(request.url ?? "");
		// Who went away got no status, whatever was meant for them.
		const status = response.writableFinished ? response.statusCode : 499;
		metrics?.answered({ method, route, status, seconds });
		const line = {
			requestId: requestIdOf(request),
			method,
			route,
			status,
			ms: Math.round(seconds * 1e4) / 10,
		};
		if (kept || quiet.has(route)) log.debug(line, "answered");
		else log.info(line, "answered");
	}

	return {
		handle(request, response) {
			const began = performance.now();
			if (draining) response.shouldKeepAlive = false;
			// The line of the log quotes the id that the answer carries.
			if (notesAll) requestIdOf(request);
			const kept = options.handle(request, response);
			const noted = !kept || notesAll;
			// Nearly every answer from memory is with the kernel by now: there is nothing to wait for, and nothing to say.
			if (!noted && isSent(response)) return;
			open.add(response);
			response.once("close", () => {
				open.delete(response);
				if (open.size === 0) allSent?.();
				if (noted) note(request, response, { began, kept }).catch(() => {});
			});
		},
		async settled(atMostMs) {
			if (open.size === 0) return;
			await new Promise<void>((resolve) => {
				allSent = resolve;
				setTimeout(resolve, atMostMs).unref();
			});
		},
		drain() {
			draining = true;
		},
	};
}
