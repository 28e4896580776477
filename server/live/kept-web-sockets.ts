import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

/** A WebSocket server for engine.io that keeps the open sockets in a set: engine.io gives nobody its own. */
export function webSocketsKeptIn(open: Set<WebSocket>): typeof WebSocketServer {
	return class extends WebSocketServer {
		override handleUpgrade(
			request: InstanceType<typeof IncomingMessage>,
			socket: Duplex,
			head: Buffer,
			taken: (client: WebSocket, request: IncomingMessage) => void,
		): void {
			super.handleUpgrade(request, socket, head, (client) => {
				open.add(client);
				client.once("close", () => open.delete(client));
				taken(client, request);
			});
		}
	} as typeof WebSocketServer;
}
