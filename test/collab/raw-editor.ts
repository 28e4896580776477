import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { rootName, schemaVersion } from "#app/features/narratives/document-schema.ts";
import { messageType } from "#app/live/collab-protocol.ts";
import type { PersonName } from "./fixture.ts";

/** A WebSocket of which every frame is written by hand, for what no editor would send. */
export interface RawEditor {
	socket: WebSocket;
	/** What came in, in order: type, and the numbers or texts in it. */
	received: {
		type: number;
		sync?: number;
		content?: Uint8Array;
		count?: number;
		text?: string;
		detail?: string;
	}[];
	opened: Promise<void>;
	closed: Promise<number>;
	send(...frame: number[]): void;
	sendUpdate(update: Uint8Array): void;
	sendAwareness(entries: { client: number; clock: number; state: unknown }[]): void;
	/** The newest `saved` count. */
	saved(): number;
	destroy(): void;
}

/** Opens a document by hand; `waymark` and `schema` as our own editor sends them, unless told otherwise. */
export function openRaw(
	server: { url: string },
	document: string,
	as: PersonName,
	params: Record<string, string> = { waymark: "1", schema: String(schemaVersion) },
	headers: Record<string, string> = {},
): RawEditor {
	const query = new URLSearchParams({ as, ...params });
	const socket = new WebSocket(`${server.url}/${document}?${query}`, { headers });
	const received: RawEditor["received"] = [];
	socket.on("error", () => {});
	socket.on("message", (data) => received.push(read(new Uint8Array(data as Buffer))));
	const send = (frame: Uint8Array) => socket.send(frame);
	return {
		socket,
		received,
		opened: new Promise((resolve) => socket.once("open", resolve)),
		closed: new Promise((resolve) => socket.once("close", resolve)),
		send: (...frame) => send(new Uint8Array(frame)),
		sendUpdate: (update) =>
			send(
				encoding.encode((e) => {
					encoding.writeVarUint(e, messageType.sync);
					encoding.writeVarUint(e, 2);
					encoding.writeVarUint8Array(e, update);
				}),
			),
		sendAwareness: (entries) => send(awareness(entries)),
		saved: () => received.findLast((frame) => frame.type === messageType.saved)?.count ?? 0,
		destroy: () => socket.terminate(),
	};
}

function awareness(entries: { client: number; clock: number; state: unknown }[]): Uint8Array {
	const content = encoding.encode((e) => {
		encoding.writeVarUint(e, entries.length);
		for (const { client, clock, state } of entries) {
			encoding.writeVarUint(e, client);
			encoding.writeVarUint(e, clock);
			encoding.writeVarString(e, JSON.stringify(state));
		}
	});
	return encoding.encode((e) => {
		encoding.writeVarUint(e, messageType.awareness);
		encoding.writeVarUint8Array(e, content);
	});
}

function read(frame: Uint8Array): RawEditor["received"][number] {
	const decoder = decoding.createDecoder(frame);
	const type = decoding.readVarUint(decoder);
	if (type === messageType.sync) {
		return { type, sync: decoding.readVarUint(decoder), content: decoding.readVarUint8Array(decoder) };
	}
	if (type === messageType.notice) {
		const text = decoding.readVarString(decoder);
		return decoding.hasContent(decoder)
			? { type, text, detail: decoding.readVarString(decoder) }
			: { type, text };
	}
	if (type === messageType.awareness) return { type, content: decoding.readVarUint8Array(decoder) };
	return { type, count: decoding.readVarUint(decoder) };
}

/** A document that only this test has, and the updates that make its paragraphs. */
export function draft(clientId?: number): { doc: Y.Doc; write(text: string): Uint8Array } {
	const doc = new Y.Doc();
	if (clientId !== undefined) doc.clientID = clientId;
	return {
		doc,
		write(text) {
			const updates: Uint8Array[] = [];
			const keep = (update: Uint8Array) => void updates.push(update);
			doc.on("update", keep);
			doc.transact(() => {
				const paragraph = new Y.XmlElement("paragraph");
				paragraph.insert(0, [new Y.XmlText(text)]);
				doc.getXmlFragment(rootName).push([paragraph]);
			});
			doc.off("update", keep);
			return updates[0] ?? new Uint8Array([0, 0]);
		},
	};
}
