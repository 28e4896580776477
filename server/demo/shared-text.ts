import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { rootName, schemaVersion } from "#app/features/narratives/document-schema.ts";

/** The longest wait between two tries to connect, in milliseconds. */
const backoffMs = 500;

/** A shared text as somebody without a screen has it open: over the co-editing socket, as any editor. */
export class SharedText {
	private readonly doc = new Y.Doc();
	private readonly provider: WebsocketProvider;
	private isClosed = false;

	constructor(
		readonly name: string,
		at: { base: string; headers: Record<string, string> },
	) {
		class OwnWebSocket extends WebSocket {
			constructor(url: string | URL) {
				super(url, { headers: at.headers });
				// Without a listener a refused handshake would end the process; the provider tries again by itself.
				this.on("error", () => {});
			}
		}
		this.provider = new WebsocketProvider(`${at.base.replace(/^http/, "ws")}/collab`, name, this.doc, {
			WebSocketPolyfill: OwnWebSocket as unknown as typeof globalThis.WebSocket,
			disableBc: true,
			maxBackoffTime: backoffMs,
			params: { schema: String(schemaVersion) },
		});
		// A code of the server that ends it for good.
		this.provider.on("closed", () => this.close());
	}

	/** Whether everything that was there is here, and what is written now arrives. */
	get isReady(): boolean {
		return !this.isClosed && this.provider.synced && this.provider.wsconnected;
	}

	/** Puts the caret into one of the paragraphs that are there; both numbers are from 0 to below 1. */
	lookAt(which: number, where: number): void {
		const texts = this.body.toArray().flatMap(textsIn);
		const text = texts[Math.floor(which * texts.length)];
		if (text) this.putCaret(text, Math.floor(where * (text.length + 1)));
	}

	/** Begins a paragraph of one's own at the end. Returns the pen that writes in it. */
	begin(words: string): Pen {
		const paragraph = new Y.XmlElement("paragraph");
		const text = new Y.XmlText(words);
		this.doc.transact(() => {
			paragraph.insert(0, [text]);
			this.body.push([paragraph]);
		});
		this.putCaret(text, text.length);
		let isTouched = false;
		text.observe((_event, { local }) => {
			isTouched ||= !local;
		});
		return {
			add: (more) => {
				const isThere = this.body.toArray().includes(paragraph);
				if (isTouched || !isThere || !this.isReady) return false;
				text.insert(text.length, more);
				this.putCaret(text, text.length);
				return true;
			},
		};
	}

	close(): void {
		if (this.isClosed) return;
		this.isClosed = true;
		this.provider.destroy();
		this.doc.destroy();
	}

	private get body(): Y.XmlFragment {
		return this.doc.getXmlFragment(rootName);
	}

	private putCaret(text: Y.XmlText, index: number): void {
		const place = Y.createRelativePositionFromTypeIndex(text, index);
		this.provider.awareness.setLocalStateField("cursor", { anchor: place, head: place });
	}
}

/** Writes in one paragraph. */
export interface Pen {
	/** Writes on. False, and nothing is written, once anybody else touched the paragraph or took it away. */
	add(words: string): boolean;
}

function textsIn(node: Y.XmlElement | Y.XmlText | Y.XmlHook): Y.XmlText[] {
	if (node instanceof Y.XmlText) return [node];
	if (!(node instanceof Y.XmlElement)) return [];
	return node.toArray().flatMap((child) => textsIn(child as Y.XmlElement | Y.XmlText));
}
