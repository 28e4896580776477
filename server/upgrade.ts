import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

/** Takes over the upgrade of one co-editing connection. */
export type CollabUpgrade = (
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	documentName: string,
) => void;

const documentPath = /^\/collab\/([A-Za-z0-9_-]{1,64})$/;

/**
 * The single dispatcher of WebSocket upgrades. `/live/` is socket.io's (it checks the origin itself and answers),
 * `/collab/<document>` goes to the co-editing server when the origin is ours, everything else is ended at once.
 * `othersMayUpgrade` leaves unknown paths alone, for the reload socket of a development server.
 */
export function dispatchUpgrades(
	http: Server,
	options: {
		isAllowed: (request: IncomingMessage) => boolean;
		collab: CollabUpgrade;
		othersMayUpgrade: boolean;
	},
): void {
	http.on("upgrade", (request, socket, head) => {
		// Without a listener, a reset by the other side would end the process.
		socket.on("error", () => socket.destroy());
		const path = (request.url ?? "").split("?", 1)[0] ?? "";
		if (path.startsWith("/live/")) return;
		const documentName = documentPath.exec(path)?.[1];
		if (documentName === undefined) {
			if (!options.othersMayUpgrade) refuse(socket, "404 Not Found");
			return;
		}
		if (!options.isAllowed(request)) return refuse(socket, "403 Forbidden");
		options.collab(request, socket, head, documentName);
	});
}

function refuse(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
