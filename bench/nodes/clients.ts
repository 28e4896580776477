import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";

/** Where a client connects: one node of an installation that all of them call by one name. */
export interface At {
	/** Scheme, host and port of the node itself. */
	address: string;
	/** What the installation calls itself. */
	origin: string;
	cookie: string;
}

/** A WebSocket as a browser of this installation would open it. */
const socketOf = ({ origin, cookie }: At) =>
	class extends WebSocket {
		constructor(address: string | URL, protocols?: string | string[]) {
			super(address, protocols, { origin, headers: { cookie }, perMessageDeflate: false });
		}
	};

/** Somebody with a shared text open. */
export interface Editor {
	doc: Y.Doc;
	/** Writes one letter at the end. */
	type(): void;
	/** How many letters there are. */
	length(): number;
	close(): void;
}

/** Opens a shared text; resolves when everything of it is there. */
export async function openEditor(at: At, documentName: string): Promise<Editor> {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${at.address.replace("http", "ws")}/collab`, documentName, doc, {
		WebSocketPolyfill: socketOf(at) as unknown as typeof globalThis.WebSocket,
		disableBc: true,
	});
	await new Promise<void>((done, failed) => {
		provider.once("sync", () => done());
		provider.once("closed", ({ code }: { code: number }) =>
			failed(new Error(`An editor was closed: ${code}`)),
		);
	});
	const fragment = doc.getXmlFragment(rootName);
	let own: Y.XmlText | undefined;
	return {
		doc,
		type() {
			if (!own) {
				const text = new Y.XmlText();
				own = text;
				doc.transact(() => {
					const paragraph = new Y.XmlElement("paragraph");
					paragraph.insert(0, [text]);
					text.insert(0, "x");
					fragment.push([paragraph]);
				});
			} else own.insert(own.length, "x");
		},
		length: () => fragment.toString().length,
		close: () => provider.destroy(),
	};
}

/** Somebody who watches a roadmap, as the live script of public pages does. */
export interface Reader {
	/** The instant at which the next change is told, as `performance.now()` counts. */
	next(): Promise<number>;
	close(): void;
}

/** Opens a live connection and watches a roadmap. */
export function openReader({ address, origin }: Omit<At, "cookie">, roadmapId: string): Promise<Reader> {
	const socket = new WebSocket(`${address.replace("http", "ws")}/live/?EIO=4&transport=websocket`, {
		...{ origin, perMessageDeflate: false },
	});
	let tell: ((at: number) => void) | undefined;
	const reader = {
		next: () =>
			new Promise<number>((told) => {
				tell = told;
			}),
		close: () => socket.terminate(),
	};
	return new Promise((done, failed) => {
		socket.on("error", failed);
		socket.on("message", (data: Buffer) => {
			const text = data.toString();
			if (text.startsWith("0")) socket.send("40");
			else if (text.startsWith("40"))
				socket.send(`420${JSON.stringify(["watch", { roadmapId, revision: 0 }])}`);
			else if (text.startsWith("430")) done(reader);
			else if (text === "2") socket.send("3");
			else if (text.startsWith('42["changed"')) tell?.(performance.now());
		});
	});
}
