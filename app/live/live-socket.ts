import { io, type Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient } from "./messages.ts";

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

let socket: LiveSocket | undefined;

/** The one live connection of this window; made when it is first needed, and kept. Only for the browser. */
export function liveSocket(): LiveSocket {
	socket ??= io({
		path: "/live/",
		transports: ["websocket", "polling"],
		tryAllTransports: true,
		reconnectionDelayMax: 2_000,
	});
	return socket;
}
