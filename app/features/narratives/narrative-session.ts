import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { messageType } from "../../live/collab-protocol.ts";
import { endsKeeping } from "./close-sentence.ts";
import { countingWebSocket } from "./counting-web-socket.ts";
import { schemaVersion } from "./document-schema.ts";
import { Holding } from "./holding.ts";
import { type KeptText, keepText } from "./kept-text.ts";
import type { SaveEvent } from "./save-state.ts";
import type { Keeping } from "./save-words.ts";
import { spreadReconnects } from "./spread-reconnects.ts";

/** What happens on a connection, for whoever shows it. */
export interface SessionListener {
	saving(event: SaveEvent): void;
	/** What the server lets this person do. */
	role(mayWrite: boolean): void;
	/** Nobody may write for now, and why. */
	locked(reason: string): void;
	/** Part of the text cannot be read from the store any more: what to quote to whoever repairs it. */
	damaged(reference: string): void;
	/** The copy on this device; null where there is none. */
	kept(kept: KeptText | null): void;
	/** Where what is typed is kept from now on. */
	keeping(keeping: Keeping): void;
	/** So many changes of other people wait. */
	waiting(count: number): void;
	/** Something was typed here. */
	typed(): void;
	/** The server ended it for good. */
	closed(code: number): void;
}

/** One shared document, connected: the unmodified provider of y-websocket and what it needs to know of ours. */
export interface NarrativeSession {
	doc: Y.Doc;
	provider: WebsocketProvider;
	/** Lets other people's changes wait. */
	holding: Holding;
	destroy(): void;
}

/** Opens a person's document by its name at a server (`https://…`); everything that happens is told to the listener. */
export function openSession(
	at: { origin: string; documentName: string; personId: string },
	listener: SessionListener,
): NarrativeSession {
	const doc = new Y.Doc();
	const now = () => Date.now();
	const provider = new WebsocketProvider(`${at.origin.replace(/^http/, "ws")}/collab`, at.documentName, doc, {
		connect: false,
		// Text would otherwise pass between windows of one browser without the server's consent.
		disableBc: true,
		params: { waymark: "1", schema: String(schemaVersion) },
		WebSocketPolyfill: countingWebSocket(() => listener.saving({ type: "sent", at: now() })),
	});
	listen(provider, listener, now);
	spreadReconnects(provider);
	const holding = new Holding(provider, listener.waiting);
	let kept: KeptText | null = null;
	// Nobody can type before what was kept is here: whatever comes until then comes from the device.
	let isLoaded = false;
	let isOver = false;
	provider.on("closed", ({ code }) => {
		if (endsKeeping(code)) void kept?.forget();
		listener.closed(code);
	});
	doc.on("update", (_update: Uint8Array, origin: unknown) => {
		if (!isLoaded || origin === provider || origin === kept?.origin) return;
		listener.saving({ type: "edited", at: now() });
		// A socket that is about to close carries nothing more: this is a frame that nobody will acknowledge.
		const { ws } = provider;
		const isClosing = provider.wsconnected && ws !== null && ws.readyState !== ws.OPEN;
		if (isClosing) listener.saving({ type: "sent", at: now() });
		listener.typed();
	});
	const tellLost = (isFull: boolean) => listener.keeping(isFull ? "full" : "window");
	void keepText(doc, at.personId, at.documentName, tellLost).then((answer) => {
		kept = answer;
		isLoaded = true;
		if (isOver) return;
		// Told before connecting: what was left unsaved must not pass for saved, whatever the server asks for.
		if (kept?.wasUnsent) listener.saving({ type: "edited", at: now() });
		listener.kept(kept);
		listener.keeping(kept ? "device" : "window");
		provider.connect();
	});
	return {
		doc,
		provider,
		holding,
		destroy() {
			isOver = true;
			provider.destroy();
			doc.destroy();
		},
	};
}

/** Understands our own messages, and tells what becomes of the connection. */
function listen(provider: WebsocketProvider, listener: SessionListener, now: () => number): void {
	provider.messageHandlers[messageType.saved] = (_encoder, decoder) =>
		listener.saving({ type: "acknowledged", count: decoding.readVarUint(decoder) });
	provider.messageHandlers[messageType.role] = (_encoder, decoder) => {
		const mayWrite = decoding.readVarUint(decoder) === 1;
		listener.saving({ type: "role", mayWrite });
		listener.role(mayWrite);
	};
	provider.messageHandlers[messageType.notice] = (_encoder, decoder) => {
		const notice = decoding.readVarString(decoder);
		if (notice === "not-saved") listener.saving({ type: "refused-for-now", at: now() });
		if (notice === "locked") listener.locked(decoding.readVarString(decoder));
		if (notice === "damaged") listener.damaged(decoding.readVarString(decoder));
	};
	provider.on("status", ({ status }) => {
		if (status === "connected") listener.saving({ type: "connected" });
		if (status === "disconnected") listener.saving({ type: "disconnected", at: now() });
	});
	provider.on("sync", (isSynced) => {
		if (isSynced) listener.saving({ type: "synced" });
	});
}
