// Someone who types letter after letter into a paragraph of their own: the bytes that Yjs makes of it, made by hand, so that
// making them costs the measuring process next to nothing.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

export class Typist {
	constructor() {
		const doc = new Y.Doc();
		const paragraph = new Y.XmlElement("paragraph");
		this.text = new Y.XmlText("x");
		paragraph.insert(0, [this.text]);
		doc.getXmlFragment("body").insert(0, [paragraph]);
		this.client = doc.clientID;
		this.clock = Y.getState(doc.store, this.client);
		/** To be sent before anything is typed. */
		this.paragraph = Y.encodeStateAsUpdate(doc);
		this.firstLetter = this.clock - 1;
	}

	/** One more letter. */
	next() {
		const clock = this.clock++;
		return encoding.encode((e) => {
			encoding.writeVarUint(e, 1);
			encoding.writeVarUint(e, 1);
			encoding.writeVarUint(e, this.client);
			encoding.writeVarUint(e, clock);
			// Text, right of a known letter.
			encoding.writeUint8(e, 128 | 4);
			encoding.writeVarUint(e, this.client);
			encoding.writeVarUint(e, clock - 1);
			encoding.writeVarString(e, "abcdefgh"[clock % 8]);
			encoding.writeVarUint(e, 0);
		});
	}
}

/** Who typed an update, and at which clock: what tells one letter from another. */
export function letterOf(update) {
	const decoder = decoding.createDecoder(update);
	decoding.readVarUint(decoder);
	decoding.readVarUint(decoder);
	return `${decoding.readVarUint(decoder)}:${decoding.readVarUint(decoder)}`;
}
