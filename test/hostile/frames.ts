import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import { messageType } from "#app/live/collab-protocol.ts";

/** Numbers as varints, one after the other. */
export const varints = (...values: number[]): Uint8Array =>
	encoding.encode((e) => {
		for (const value of values) encoding.writeVarUint(e, value);
	});

/** A sync frame of a kind: 0 step1, 1 step2, 2 update. */
export const syncFrame = (kind: number, content: Uint8Array): Uint8Array =>
	encoding.encode((e) => {
		encoding.writeVarUint(e, messageType.sync);
		encoding.writeVarUint(e, kind);
		encoding.writeVarUint8Array(e, content);
	});

export const update = (...values: number[]): Uint8Array => syncFrame(2, varints(...values));

/** A frame of presence with whatever content. */
export const presence = (content: Uint8Array): Uint8Array =>
	encoding.encode((e) => {
		encoding.writeVarUint(e, messageType.awareness);
		encoding.writeVarUint8Array(e, content);
	});

/** Presence of one client id, with any text as its state. */
export const presenceOf = (client: number, state: string, clock = 1): Uint8Array =>
	presence(
		encoding.encode((e) => {
			for (const value of [1, client, clock]) encoding.writeVarUint(e, value);
			encoding.writeVarString(e, state);
		}),
	);

/** The update frame of a document of its own. */
export function updateOf(make: (doc: Y.Doc, body: Y.XmlFragment) => void, clientId?: number): Uint8Array {
	return syncFrame(2, stateOf(make, clientId));
}

export function stateOf(make: (doc: Y.Doc, body: Y.XmlFragment) => void, clientId?: number): Uint8Array {
	const doc = new Y.Doc();
	if (clientId !== undefined) doc.clientID = clientId;
	doc.transact(() => make(doc, doc.getXmlFragment(rootName)));
	return Y.encodeStateAsUpdate(doc);
}

/** The update frame of a document in which no root has a type yet. */
export function updateOfBare(make: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	make(doc);
	return syncFrame(2, Y.encodeStateAsUpdate(doc));
}

/** One text item of any client at any clock, beside another. */
export const textAfter = (
	client: number,
	clock: number,
	origin: [number, number],
	text: string,
): Uint8Array =>
	syncFrame(
		2,
		encoding.encode((e) => {
			for (const value of [1, 1, client, clock]) encoding.writeVarUint(e, value);
			encoding.writeUint8(e, 128 | 4);
			for (const value of origin) encoding.writeVarUint(e, value);
			encoding.writeVarString(e, text);
			encoding.writeVarUint(e, 0);
		}),
	);

/** A block of a name, with text in it or other blocks. */
export function block(name: string, ...children: (string | Y.XmlElement)[]): Y.XmlElement {
	const element = new Y.XmlElement(name);
	element.insert(
		0,
		children.map((child) => (typeof child === "string" ? new Y.XmlText(child) : child)),
	);
	return element;
}
