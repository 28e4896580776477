import { expect, test } from "vitest";
import * as Y from "yjs";
import { narrativeRules } from "#app/features/narratives/document-rules.server.ts";
import { applyExactly } from "./apply-exactly.ts";
import { newDocument, rebuild } from "./document-store.ts";

/** The edits of two people who make words italic at the same time, from the same place on: its beginning is then there twice. */
function writeAtOnce(): Uint8Array[] {
	const first = newDocument();
	const paragraph = new Y.XmlElement("paragraph");
	const text = new Y.XmlText("one two three");
	paragraph.insert(0, [text]);
	first.getXmlFragment(narrativeRules.rootName).insert(0, [paragraph]);
	const start = Y.encodeStateAsUpdate(first);
	const edits = [
		[0, 7],
		[0, 3],
	].map(([from = 0, length = 0]) => {
		const doc = newDocument();
		Y.applyUpdate(doc, start);
		const before = Y.encodeStateVector(doc);
		const block = doc.getXmlFragment(narrativeRules.rootName).get(0);
		const run = block instanceof Y.XmlElement ? block.get(0) : undefined;
		if (run instanceof Y.XmlText) run.format(from, length, { italic: {} });
		return Y.encodeStateAsUpdate(doc, before);
	});
	return [start, ...edits];
}

/** The deletions in a document. */
const deletionsIn = (doc: Y.Doc) => {
	const { ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
	return [...ds.clients.values()].flat().length;
};

test("[V49] the server adds no deletion of its own to what people wrote, live or from the log", () => {
	const updates = writeAtOnce();
	const tidied = newDocument();
	for (const update of updates) Y.applyUpdate(tidied, update);
	// Otherwise the rest would prove nothing.
	expect(deletionsIn(tidied)).toBeGreaterThan(0);

	const live = newDocument();
	for (const update of updates) applyExactly(live, [update]);
	const rebuilt = rebuild(
		undefined,
		updates.map((bytes, index) => ({ seq: index + 1, bytes, isIntact: true })),
	);
	expect(rebuilt).not.toBeNull();
	for (const doc of [live, rebuilt ?? tidied]) expect(deletionsIn(doc)).toBe(0);
	const state = Y.encodeStateAsUpdate(live);
	const again = rebuild({ throughSeq: 3, state, isIntact: true }, []);
	expect(Buffer.from(Y.encodeStateAsUpdate(again ?? tidied))).toEqual(Buffer.from(state));
});
