import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { messageType } from "../../live/collab-protocol.ts";
import { countingWebSocket } from "./counting-web-socket.ts";
import { schemaVersion } from "./document-schema.ts";
import type { SaveEvent } from "./save-state.ts";

/** What happens on a connection, for whoever shows it. */
export interface SessionListener {
	saving(event: SaveEvent): void;
	/** What the server lets this person do. */
	role(mayWrite: boolean): void;
	/** The server ended it for good. */
	closed(code: number): void;
	/** Someone came, left or moved. */
	peopleChanged(): void;
}

/** One shared document, connected: the unmodified provider of y-websocket and what it needs to know of ours. */
export interface NarrativeSession {
	doc: Y.Doc;
	provider: WebsocketProvider;
	destroy(): void;
}

/** Opens a document by its name at a server (`https://…`); everything that happens is told to the listener. */
export function openSession(
	origin: string,
	documentName: string,
	listener: SessionListener,
): NarrativeSession {
	const doc = new Y.Doc();
	const now = () => Date.now();
	const provider = new WebsocketProvider(`${origin.replace(/^http/, "ws")}/collab`, documentName, doc, {
		connect: false,
		// Text would otherwise pass between windows of one browser without the server's consent.
		disableBc: true,
		params: { waymark: "1", schema: String(schemaVersion) },
		WebSocketPolyfill: countingWebSocket(() => listener.saving({ type: "sent", at: now() })),
	});
	provider.messageHandlers[messageType.saved] = (_encoder, decoder) =>
		listener.saving({ type: "acknowledged", count: decoding.readVarUint(decoder) });
	provider.messageHandlers[messageType.role] = (_encoder, decoder) =>
		listener.role(decoding.readVarUint(decoder) === 1);
	provider.messageHandlers[messageType.notice] = (_encoder, decoder) => {
		if (decoding.readVarString(decoder) === "not-saved")
			listener.saving({ type: "refused-for-now", at: now() });
	};
	provider.on("status", ({ status }) => {
		if (status === "connected") listener.saving({ type: "connected" });
		if (status === "disconnected") listener.saving({ type: "disconnected", at: now() });
	});
	provider.on("sync", (isSynced) => {
		if (isSynced) listener.saving({ type: "synced" });
	});
	provider.on("closed", ({ code }) => listener.closed(code));
	provider.awareness.on("change", listener.peopleChanged);
	doc.on("update", (_update: Uint8Array, origin: unknown) => {
		if (origin !== provider) listener.saving({ type: "edited", at: now() });
	});
	provider.connect();
	return {
		doc,
		provider,
		destroy() {
			provider.destroy();
			doc.destroy();
		},
	};
}
