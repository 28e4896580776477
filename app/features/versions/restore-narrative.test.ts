import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { rootName } from "../narratives/document-schema.ts";
import { mergeNarrative } from "../narratives/merge-narrative.server.ts";
import { narrativeText, renderNarrative } from "../narratives/render-narrative.server.ts";
import { contentKey, restoreNarrative } from "./restore-narrative.server.ts";
import { richRuns } from "./rich-runs.server.ts";

const copyOf = (doc: Y.Doc) => {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
};
const docWith = (text: string) => {
	const doc = new Y.Doc();
	mergeNarrative(doc, text);
	return doc;
};
const key = (doc: Y.Doc) => contentKey(doc.getXmlFragment(rootName));
const html = (doc: Y.Doc) => renderNarrative(doc).html;

/** The first run of text of a block. */
function textIn(doc: Y.Doc, index: number): Y.XmlText {
	const block = doc.getXmlFragment(rootName).get(index);
	const run = block instanceof Y.XmlElement ? block.get(0) : undefined;
	if (!(run instanceof Y.XmlText)) throw new Error(`no text in block ${index}`);
	return run;
}

describe("restoring a version", () => {
	test("[V20] brings back words, formats, links, lists and headings, however much was changed since", () => {
		const doc = docWith("## Progress\n\nThe first clinic opened.\n\n- one\n- two\n  - deeper\n\n> said");
		textIn(doc, 1).format(4, 5, { bold: {} });
		textIn(doc, 1).format(10, 6, { link: { href: "https://example.org" }, italic: {} });
		const version = copyOf(doc);
		mergeNarrative(doc, "### Nothing\n\nThe second clinic closed.\n\n1. two\n\nMore");
		textIn(doc, 1).format(0, 10, { italic: {} });
		expect(restoreNarrative(doc, version)).toBe(true);
		expect(html(doc)).toBe(html(version));
		expect(html(doc)).toContain("<strong>first</strong>");
		expect(key(doc)).toBe(key(version));
	});

	test("[V20] a text that reads like the version already is not touched", () => {
		const doc = docWith("One.\n\nTwo.");
		const before = Y.encodeStateAsUpdate(doc);
		expect(restoreNarrative(doc, copyOf(doc))).toBe(false);
		expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
	});

	test("[V20] a change of format alone is taken back, and its words stay whose they were", () => {
		const doc = docWith("Plain words here.");
		const version = copyOf(doc);
		textIn(doc, 0).format(0, 11, { bold: {} });
		const other = copyOf(doc);
		restoreNarrative(other, version);
		expect(html(other)).toBe("<p>Plain words here.</p>");
		expect(new Set(richRuns(textIn(other, 0)).map((run) => run.client))).toEqual(new Set([doc.clientID]));
	});

	test("[V21] what others write at the same time survives, in untouched paragraphs and beside changed words", () => {
		const doc = docWith("Alpha beta gamma.\n\nStays as it is.\n\nLast.");
		const version = copyOf(doc);
		mergeNarrative(doc, "Alpha delta gamma.\n\nStays as it is.\n\nLast.\n\nAdded.");
		const mine = copyOf(doc);
		const theirs = copyOf(doc);
		restoreNarrative(mine, version);
		mergeNarrative(
			theirs,
			"Alpha delta gamma!\n\nStays, they say, as it is.\n\nLast.\n\nAdded.\n\nTheir own.",
		);
		Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
		Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
		expect(narrativeText(mine)).toBe(
			"Alpha beta gamma!\n\nStays, they say, as it is.\n\nLast.\n\nTheir own.",
		);
		expect(key(mine)).toBe(key(theirs));
	});

	test("[V21] paragraphs that did not change stay whose they were", () => {
		const doc = docWith("First.\n\nSecond.");
		const version = copyOf(doc);
		const before = textIn(doc, 1)._start?.id;
		mergeNarrative(doc, "Wholly other words\n\nSecond.");
		restoreNarrative(doc, version);
		expect(textIn(doc, 1)._start?.id).toEqual(before);
		expect(narrativeText(doc)).toBe("First.\n\nSecond.");
	});

	test("[V20] whatever a text has become, it ends up exactly as the version", () => {
		const line = fc.constantFrom(
			"alpha beta",
			"alpha",
			"## Title",
			"- one",
			"- two",
			"  - deep",
			"1. n",
			"> q",
			"a\nb",
		);
		const text = fc.array(line, { maxLength: 7 }).map((lines) => lines.join("\n\n"));
		const format = fc.tuple(fc.nat(6), fc.nat(8), fc.nat(6), fc.constantFrom("bold", "italic"), fc.boolean());
		const shape = (doc: Y.Doc, formats: [number, number, number, string, boolean][]) => {
			const fragment = doc.getXmlFragment(rootName);
			for (const [block, at, length, mark, on] of formats) {
				const element = fragment.length === 0 ? undefined : fragment.get(block % fragment.length);
				const run = element instanceof Y.XmlElement ? element.get(0) : undefined;
				if (!(run instanceof Y.XmlText) || at >= run.length) continue;
				run.format(at, Math.min(length, run.length - at), { [mark]: on ? {} : null });
			}
		};
		fc.assert(
			fc.property(
				text,
				text,
				fc.array(format, { maxLength: 4 }),
				fc.array(format, { maxLength: 4 }),
				(from, to, a, b) => {
					const doc = docWith(from);
					shape(doc, a);
					const version = copyOf(doc);
					mergeNarrative(doc, to);
					shape(doc, b);
					restoreNarrative(doc, version);
					expect(key(doc)).toBe(key(version));
					expect(html(doc)).toBe(html(version));
				},
			),
			{ numRuns: 400 },
		);
	});
});
