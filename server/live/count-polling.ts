import type { RequestHandler } from "express";
import type { SocketGate } from "../limits/socket-gate.ts";
import { isOpenAlready } from "../upgrade.ts";

/** Counts live connections that begin by polling, where a browser or a network lets no WebSocket through. */
export function countPolling(gate: SocketGate): RequestHandler {
	return (request, response, next) => {
		if (isOpenAlready(request)) return next();
		gate.enter(request, "live").then((entry) => {
			if (!entry.ok) {
				response.status(entry.status).set("Retry-After", String(entry.retryAfterSeconds));
				return void response.type("text/plain").send(`${entry.sentence}\n`);
			}
			// A handshake that was refused by the engine opens no connection that could close.
			response.once("close", () => response.statusCode >= 400 && entry.leave());
			next();
		}, next);
	};
}
