import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { narrativeSchema, rootName } from "../narratives/document-schema.ts";
import { checkAnchor } from "./check-anchor.server.ts";
import { anchorPassage, placePassage } from "./passage-anchor.ts";

/** A shared text with one paragraph for each argument; `|` stands for a line break within one. */
function textOf(...paragraphs: string[]) {
	const fragment = new Y.Doc().getXmlFragment(rootName);
	fragment.push(paragraphs.map(paragraphOf));
	return fragment;
}

function paragraphOf(text: string): Y.XmlElement {
	const paragraph = new Y.XmlElement("paragraph");
	const parts = text.split("|").flatMap((line) => [new Y.XmlElement("hardBreak"), new Y.XmlText(line)]);
	paragraph.insert(0, parts.slice(1));
	return paragraph;
}

/** The text as ProseMirror itself sees it. */
const seenBy = (fragment: Y.XmlFragment) => yXmlFragmentToProseMirrorRootNode(fragment, narrativeSchema);

/** Anchors the first occurrence of some words within one paragraph. */
function anchorWords(fragment: Y.XmlFragment, words: string) {
	let from = -1;
	seenBy(fragment).descendants((node, position) => {
		const index = node.isText ? (node.text ?? "").indexOf(words) : -1;
		if (index !== -1 && from === -1) from = position + index;
	});
	const anchor = anchorPassage(fragment, { from, to: from + words.length });
	if (!anchor || from === -1) throw new Error(`No such words: ${words}`);
	return anchor;
}

/** The words that an anchor marks now; null when its passage is gone. */
function marked(fragment: Y.XmlFragment, anchor: ReturnType<typeof anchorWords>): string | null {
	const place = placePassage(fragment, anchor);
	return place && seenBy(fragment).textBetween(place.from, place.to, "/", "|");
}

const run = (fragment: Y.XmlFragment, paragraph: number, index = 0): Y.XmlText => {
	const element = fragment.get(paragraph);
	const text = element instanceof Y.XmlElement ? element.get(index) : null;
	if (!(text instanceof Y.XmlText)) throw new Error("No such text");
	return text;
};

describe("an anchor of a passage", () => {
	test("[M1] stays on its words when the text is edited before, right beside and after them", () => {
		const fragment = textOf("The clinic opens in May.", "Another one in June.");
		const anchor = anchorWords(fragment, "clinic opens");
		expect(anchor).toMatchObject({ quotation: "clinic opens", before: expect.stringMatching(/The $/) });
		run(fragment, 0).insert(0, "News: ");
		fragment.insert(0, [paragraphOf("A new first paragraph.")]);
		expect(marked(fragment, anchor)).toBe("clinic opens");
		const text = run(fragment, 1);
		const begin = text.toString().indexOf("clinic");
		text.insert(begin, "new ");
		text.insert(begin + "new clinic opens".length, "!");
		text.insert(text.length, " At last.");
		run(fragment, 2).insert(0, "Also: ");
		expect(marked(fragment, anchor)).toBe("clinic opens");
	});

	test("[M1] of the very first words of a text stays on them", () => {
		const fragment = textOf("Clinics open in May.");
		const anchor = anchorWords(fragment, "Clinics");
		expect(marked(fragment, anchor)).toBe("Clinics");
		run(fragment, 0).insert(0, "More and more ");
		expect(marked(fragment, anchor)).toBe("Clinics");
	});

	test("[M1] grows and shrinks with what is written and deleted inside of it", () => {
		const fragment = textOf("The clinic opens in May.");
		const anchor = anchorWords(fragment, "clinic opens in May");
		run(fragment, 0).insert("The clinic ".length, "really ");
		expect(marked(fragment, anchor)).toBe("clinic really opens in May");
		run(fragment, 0).delete("The ".length, "clinic ".length);
		expect(marked(fragment, anchor)).toBe("really opens in May");
	});

	test("[M1] may span paragraphs and line breaks, and never begins or ends with space", () => {
		const fragment = textOf("One two ", "three|four");
		const size = seenBy(fragment).content.size;
		const all = anchorPassage(fragment, { from: 0, to: size });
		expect(all?.quotation).toBe("One two \nthree\nfour");
		const some = anchorPassage(fragment, { from: 4, to: size - 5 });
		expect(some?.quotation).toBe("two \nthree");
		expect(some && marked(fragment, some)).toBe("two /three");
		expect(anchorPassage(fragment, { from: 8, to: 10 })).toBeNull();
		expect(anchorPassage(textOf(""), { from: 0, to: 2 })).toBeNull();
	});

	test("[M1] counts places as ProseMirror does, in every text that the schema allows", () => {
		const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "😀", "|"), maxLength: 12 });
		fc.assert(
			fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), fc.nat(60), fc.nat(60), (texts, a, b) => {
				const fragment = textOf(...texts);
				const list = new Y.XmlElement("bulletList");
				const item = new Y.XmlElement("listItem");
				item.insert(0, [paragraphOf("in a list")]);
				list.insert(0, [item]);
				fragment.insert(1, [list]);
				const doc = seenBy(fragment);
				const [from, to] = [a, b].map((n) => n % doc.content.size).sort((x, y) => x - y);
				const anchor = anchorPassage(fragment, { from: from ?? 0, to: to ?? 0 });
				const selected = doc.textBetween(from ?? 0, to ?? 0, " ", " ").trim();
				if (!anchor) {
					expect(selected).toBe("");
					return;
				}
				expect(marked(fragment, anchor)?.replace(/[/|\s]+/g, " ")).toBe(selected.replace(/\s+/g, " "));
				expect(checkAnchor(anchor)).toEqual(anchor);
			}),
			{ seed: 20_261_120, numRuns: 300 },
		);
	});
});

describe("when its letters are gone, an anchor", () => {
	test("[M2] finds its quotation again after the paragraph was divided, joined or moved", () => {
		const fragment = textOf("Before it. The clinic opens in May. After it.");
		const anchor = anchorWords(fragment, "The clinic opens in May");
		const text = run(fragment, 0);
		const half = "Before it. The clinic".length;
		const rest = text.toString().slice(half);
		text.delete(half, rest.length);
		fragment.insert(1, [paragraphOf(rest.trimStart())]);
		expect(marked(fragment, anchor)).toBe("The clinic/opens in May");
		fragment.delete(0, 2);
		expect(marked(fragment, anchor)).toBeNull();
		fragment.insert(0, [paragraphOf("Elsewhere."), paragraphOf("The clinic opens in May, all agree.")]);
		expect(marked(fragment, anchor)).toBe("The clinic opens in May");
	});

	test("[M2] of a short passage asks for the words before it, and never guesses", () => {
		const fragment = textOf("It opens in May.", "Money comes in May.");
		const anchor = anchorWords(fragment, "May");
		fragment.delete(0, 1);
		expect(marked(fragment, anchor)).toBeNull();
		fragment.push([paragraphOf("It opens in May.")]);
		const place = placePassage(fragment, anchor);
		expect(place?.from).toBe("Money comes in May.".length + 2 + 1 + "It opens in ".length);
	});

	test("[M2] says that the passage is gone when nothing of it is left, or the text is another one", () => {
		const fragment = textOf("The clinic opens in May.", "Nothing else.");
		const anchor = anchorWords(fragment, "clinic opens");
		run(fragment, 0).delete(4, "clinic opens".length);
		expect(marked(fragment, anchor)).toBeNull();
		expect(placePassage(textOf("Another text."), anchor)).toBeNull();
		expect(placePassage(textOf(), anchor)).toBeNull();
		expect(placePassage(fragment, { ...anchor, start: "AAAA", end: "not base64" })).toBeNull();
	});

	test("[M2] of a long passage is quoted by its beginning, and marks all of it while its letters are there", () => {
		const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(" ");
		const fragment = textOf(`Begin: ${long}. End.`);
		const anchor = anchorWords(fragment, long);
		expect(anchor.quotation).toHaveLength(300);
		expect(anchor.quotation.endsWith("…")).toBe(true);
		expect(marked(fragment, anchor)).toBe(long);
		fragment.delete(0, 1);
		fragment.insert(0, [paragraphOf(`Put back: ${long}.`)]);
		expect(marked(fragment, anchor)).toBe(anchor.quotation.slice(0, -1));
	});
});

test.each([
	["too long a quotation", { quotation: "x".repeat(301) }],
	["an empty quotation", { quotation: " " }],
	["too much context", { before: "x".repeat(61) }],
	["a position that is too long", { start: "A".repeat(124) }],
	["a position that is not base64", { end: "<b>x</b>" }],
	["a position that decodes to nothing", { start: Buffer.from([9, 9, 9]).toString("base64") }],
	["a position with bytes left over", { start: Buffer.from([0, 1, 1, 0, 7]).toString("base64") }],
	["no end", { end: undefined }],
])("[M3] an anchor with %s is refused by the server", (_name, change) => {
	const anchor = anchorWords(textOf("The clinic opens in May."), "clinic");
	expect(checkAnchor(anchor)).toEqual(anchor);
	expect(checkAnchor({ ...anchor, ...change })).toBeNull();
});
