import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Entry } from "./limits/socket-gate.ts";

/** Takes over an upgrade whose origin has been checked. */
type TakeUpgrade<Rest extends unknown[] = []> = (
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	...rest: Rest
) => void;

interface Options {
	isAllowed: (request: IncomingMessage) => boolean;
	/** Asked for every new connection; everybody may enter where it is not given. */
	enter?: (request: IncomingMessage, kind: "live" | "collab") => Promise<Entry>;
	live: TakeUpgrade;
	collab: TakeUpgrade<[documentName: string]>;
	othersMayUpgrade: boolean;
}

const documentPath = /^\/collab\/([A-Za-z0-9_-]{1,64})$/;

/**
 * The single dispatcher of WebSocket upgrades. `/live/` goes to socket.io and `/collab/<document>` to the co-editing
 * server when the origin is ours and there is room; other origins get 403, other paths 404, at once; 429 and 503 with
 * `Retry-After` where there are too many. `othersMayUpgrade` leaves unknown paths alone, for the reload socket of a development
 * server.
 */
export function dispatchUpgrades(http: Server, options: Options): void {
	http.on("upgrade", (request, socket, head) => {
		// Without a listener, a reset by the other side would end the process.
		socket.on("error", () => socket.destroy());
		const path = (request.url ?? "").split("?", 1)[0] ?? "";
		const documentName = documentPath.exec(path)?.[1];
		if (path !== "/live/" && documentName === undefined) {
			if (!options.othersMayUpgrade) refuse(socket, "404 Not Found");
			return;
		}
		if (!options.isAllowed(request)) return refuse(socket, "403 Forbidden");
		const go = () => {
			if (documentName === undefined) options.live(request, socket, head);
			else options.collab(request, socket, head, documentName);
		};
		if (!options.enter || (documentName === undefined && isOpenAlready(request))) return go();
		options.enter(request, documentName === undefined ? "live" : "collab").then(
			(entry) => {
				if (!entry.ok) return refuse(socket, statusLines[entry.status], entry.retryAfterSeconds);
				socket.once("close", entry.leave);
				// Who left while they were being looked up is not waited for: there is no "close" to come.
				if (socket.destroyed) entry.leave();
				else go();
			},
			() => refuse(socket, statusLines[503]),
		);
	});
}

/**
 * Whether a request below `/live/` says that it belongs to a connection that is open by polling. A lie opens nothing: a
 * connection that did not pass the gate is closed when it is there.
 */
export const isOpenAlready = ({ url = "" }: IncomingMessage): boolean => /[?&]sid=[^&]/.test(url);

const statusLines = { 429: "429 Too Many Requests", 503: "503 Service Unavailable" } as const;

function refuse(socket: Duplex, status: string, retryAfterSeconds?: number): void {
	const retry = retryAfterSeconds === undefined ? "" : `Retry-After: ${retryAfterSeconds}\r\n`;
	socket.end(`HTTP/1.1 ${status}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}
