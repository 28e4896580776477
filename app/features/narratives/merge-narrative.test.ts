import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { rootName } from "./document-schema.ts";
import { mergeNarrative } from "./merge-narrative.server.ts";
import { readBlocks } from "./narrative-blocks.ts";
import { writeNotation } from "./narrative-notation.ts";

const textOf = (doc: Y.Doc) => writeNotation(readBlocks(doc.getXmlFragment(rootName)));
const shapeOf = (doc: Y.Doc) => doc.getXmlFragment(rootName).toString();

function docWith(text: string): Y.Doc {
	const doc = new Y.Doc();
	mergeNarrative(doc, text);
	return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

function join(a: Y.Doc, b: Y.Doc): void {
	Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
	Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
	expect(shapeOf(a)).toBe(shapeOf(b));
}

const start = "## Progress\n\nThe first clinic opened.\n\n- one\n- two\n- three\n\n> well said";

describe("merging the plain form", () => {
	test("[C31] an empty document takes the whole text", () => {
		expect(textOf(docWith(start))).toBe(start);
	});

	test("[C31] an unchanged text is no edit, line endings and spaces at the edges included", () => {
		const doc = docWith(start);
		const before = Y.encodeStateAsUpdate(doc);
		expect(mergeNarrative(doc, `\r\n${start.replaceAll("\n", " \r\n")}\r\n`)).toBe(false);
		expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
	});

	test("[C31] only the words that differ are touched: formats of the others stay", () => {
		const doc = docWith("The first clinic opened in May.");
		const paragraph = doc.getXmlFragment(rootName).get(0);
		const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
		if (!(run instanceof Y.XmlText)) throw new Error("no text");
		run.format(10, 6, { bold: {} });
		mergeNarrative(doc, "The second clinic opened in June.");
		expect(run.toDelta()).toEqual([
			{ insert: "The second " },
			{ insert: "clinic", attributes: { bold: {} } },
			{ insert: " opened in June." },
		]);
	});

	test("[C31] what someone else wrote meanwhile survives, in the same paragraph too", () => {
		const mine = docWith("Alpha beta gamma delta.\n\nSecond.");
		const theirs = copyOf(mine);
		mergeNarrative(theirs, "Alpha beta very gamma delta.\n\nSecond.\n\nTheir third.");
		mergeNarrative(mine, "Omega beta gamma epsilon.\n\nMy own.\n\nSecond.");
		join(mine, theirs);
		expect(textOf(mine)).toBe("Omega beta very gamma epsilon.\n\nMy own.\n\nSecond.\n\nTheir third.");
	});

	test("[C31] a block that becomes another kind keeps its formats", () => {
		const doc = docWith("Title words\n\nText");
		const paragraph = doc.getXmlFragment(rootName).get(0);
		const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
		if (run instanceof Y.XmlText) run.format(0, 5, { italic: {} });
		mergeNarrative(doc, "## Title words\n\nText");
		expect(shapeOf(doc)).toBe(
			'<heading level="2"><italic>Title</italic> words</heading><paragraph>Text</paragraph>',
		);
	});

	test("[C31] a block between two entries of a list divides the list", () => {
		const doc = docWith("- one\n- two\n- three");
		mergeNarrative(doc, "- one\n\nBetween\n\n- two\n- three");
		expect(textOf(doc)).toBe("- one\n\nBetween\n\n- two\n- three");
		expect(doc.getXmlFragment(rootName).length).toBe(3);
	});

	test("[C31] removing every entry of a list removes the list", () => {
		const doc = docWith("Before\n\n- one\n- two\n\nAfter");
		mergeNarrative(doc, "Before\n\nAfter");
		expect(shapeOf(doc)).toBe("<paragraph>Before</paragraph><paragraph>After</paragraph>");
	});

	test("[C31] whatever a text is turned into, the document reads as the form was sent", () => {
		const line = fc.constantFrom(
			"alpha beta",
			"alpha beta gamma",
			"## Title",
			"### Small title",
			"- one",
			"- two",
			"1. first",
			"> quoted words",
			"more words\nin two lines",
			"in two lines",
		);
		const text = fc.array(line, { maxLength: 7 }).map((lines) => lines.join("\n\n"));
		fc.assert(
			fc.property(text, text, (from, to) => {
				const doc = docWith(from);
				mergeNarrative(doc, to);
				const plain = (s: string) => s.replace(/\n+/g, "\n").replace(/\d+\./g, "1.");
				expect(plain(textOf(doc))).toBe(plain(to));
			}),
			{ numRuns: 500 },
		);
	});
});
