import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

/** Takes over an upgrade whose origin has been checked. */
type TakeUpgrade<Rest extends unknown[] = []> = (
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	...rest: Rest
) => void;

const documentPath = /^\/collab\/([A-Za-z0-9_-]{1,64})$/;

/**
 * The single dispatcher of WebSocket upgrades. `/live/` goes to socket.io and `/collab/<document>` to the co-editing
 * server when the origin is ours; other origins get 403, other paths 404, at once. `othersMayUpgrade` leaves unknown paths alone, for the reload socket of a development server.
 */
export function dispatchUpgrades(
	http: Server,
	options: {
		isAllowed: (request: IncomingMessage) => boolean;
		live: TakeUpgrade;
		collab: TakeUpgrade<[documentName: string]>;
		othersMayUpgrade: boolean;
	},
): void {
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
		if (documentName === undefined) options.live(request, socket, head);
		else options.collab(request, socket, head, documentName);
	});
}

function refuse(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
