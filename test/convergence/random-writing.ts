import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import { below, pick, type Random } from "#test/crash/random.ts";
import type { Typist } from "#test/crash/typist.ts";

/** What begins with this may be deleted by anybody; everything else must stay. */
const scratch = "~";
/** Words stand in brackets, and nothing is ever written inside a word: so each can be counted. */
const inBrackets = (word: string) => `[${word}]`;

const formats = [
	{ bold: {} },
	{ italic: {} },
	{ bold: null },
	{ link: { href: "https://example.org/a" } },
	{ link: null },
];

/** One random edit of everything that the schema allows, in one transaction. */
export function writeSomething(typist: Typist, random: Random): void {
	typist.doc.transact(() => {
		const body = typist.doc.getXmlFragment(rootName);
		const kind = random();
		if (kind < 0.3 || textsOf(body).length === 0) addBlock(typist, random, body);
		else if (kind < 0.6) writeInto(pick(random, textsOf(body)), inBrackets(typist.newWord()), random);
		else if (kind < 0.72) insertBlock(body, random, paragraph(`${scratch} ${random()}`));
		else if (kind < 0.82) deleteScratch(body, random);
		else format(pick(random, textsOf(body)), random);
	});
}

function addBlock(typist: Typist, random: Random, body: Y.XmlFragment): void {
	const text = paragraph(inBrackets(typist.newWord()));
	const kind = random();
	if (kind < 0.5) insertBlock(body, random, text);
	else if (kind < 0.7) insertBlock(body, random, block("blockquote", text));
	else insertBlock(body, random, block("bulletList", block("listItem", text)));
}

function insertBlock(body: Y.XmlFragment, random: Random, element: Y.XmlElement): void {
	body.insert(below(random, body.length + 1), [element]);
}

function block(name: string, child: Y.XmlElement): Y.XmlElement {
	const element = new Y.XmlElement(name);
	element.insert(0, [child]);
	return element;
}

function paragraph(text: string): Y.XmlElement {
	const element = new Y.XmlElement("paragraph");
	element.insert(0, [new Y.XmlText(text)]);
	return element;
}

function writeInto(text: Y.XmlText, word: string, random: Random): void {
	const ends = [0, ...[...contentOf(text).matchAll(/\]/g)].map((match) => match.index + 1)];
	text.insert(pick(random, ends), word);
}

function format(text: Y.XmlText, random: Random): void {
	const start = below(random, text.length);
	text.format(start, 1 + below(random, text.length - start), pick(random, formats));
}

function deleteScratch(body: Y.XmlFragment, random: Random): void {
	const indexes = body.toArray().flatMap((child, index) => (isScratch(child) ? [index] : []));
	if (indexes.length > 0) body.delete(pick(random, indexes), 1);
}

const isScratch = (child: unknown) =>
	child instanceof Y.XmlElement && textsBelow(child).some((text) => contentOf(text).startsWith(scratch));

/** Every text that must stay. */
const textsOf = (body: Y.XmlFragment) =>
	body.toArray().flatMap((child) => (isScratch(child) ? [] : textsBelow(child)));

function textsBelow(node: unknown): Y.XmlText[] {
	if (node instanceof Y.XmlText) return node.length > 0 ? [node] : [];
	return node instanceof Y.XmlElement ? node.toArray().flatMap(textsBelow) : [];
}

/** A text without its formats. */
function contentOf(text: Y.XmlText): string {
	return text
		.toDelta()
		.map(({ insert }: { insert: unknown }) => (typeof insert === "string" ? insert : "?"))
		.join("");
}

/** How often each word stands in a document. */
export function countWords(doc: Y.Doc): Map<string, number> {
	const counts = new Map<string, number>();
	for (const text of doc.getXmlFragment(rootName).toArray().flatMap(textsBelow)) {
		for (const [, word = ""] of contentOf(text).matchAll(/\[([^[\]]+)\]/g))
			counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	return counts;
}
