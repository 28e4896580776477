import * as Y from "yjs";
import type { NarrativeBlock } from "./narrative-notation.ts";

/** What a paragraph or heading holds. */
export type BlockContent = (Y.XmlText | Y.XmlElement)[];

/**
 * Puts a block into a narrative, right after another one (null: at its start): into the same list or quotation where it
 * belongs there, else as a block of its own, for which a list or quotation that it lands in is divided. Returns the element
 * that holds the text. `content`, when given, is what the element holds instead of the plain text: runs of text with their
 * formats, not yet part of a document. Call it inside a Yjs transaction.
 */
export function insertBlock(
	fragment: Y.XmlFragment,
	after: Y.XmlElement | null,
	block: NarrativeBlock,
	content?: BlockContent,
): Y.XmlElement {
	const element = newTextBlock(block, content);
	if (after === null) {
		insertAtTop(fragment, 0, block, element);
		return element;
	}
	const around = ancestorsOf(fragment, after);
	const isQuoted = around.some((ancestor) => ancestor.nodeName === "blockquote");
	const fits = isQuoted === block.quote && insertInside(around, after, block, element);
	if (!fits) insertAtTop(fragment, divideAfter(fragment, after), block, element);
	return element;
}

function newTextBlock(block: NarrativeBlock, content: BlockContent | undefined): Y.XmlElement {
	const element = new Y.XmlElement(block.level === 0 ? "paragraph" : "heading");
	if (block.level !== 0) setAttribute(element, "level", block.level);
	element.insert(0, content ?? plainContent(block.text));
	return element;
}

const plainContent = (text: string): BlockContent =>
	text
		.split("\n")
		.flatMap((line) => [new Y.XmlElement("hardBreak"), new Y.XmlText(line)])
		.slice(1);

/** Copies of what a block holds, formats included, to be put into another one. */
export function copyContent(element: Y.XmlElement): BlockContent {
	return element
		.toArray()
		.map((child) => child.clone())
		.filter(isContent);
}

const isContent = (child: unknown): child is Y.XmlText | Y.XmlElement =>
	child instanceof Y.XmlElement || child instanceof Y.XmlText;

/** Yjs stores any small value; only its types ask for text. */
function setAttribute(element: Y.XmlElement, name: string, value: number): void {
	(element as unknown as Y.XmlElement<Record<string, number>>).setAttribute(name, value);
}

/** The blocks around one, innermost first. */
function ancestorsOf(fragment: Y.XmlFragment, element: Y.XmlElement): Y.XmlElement[] {
	const ancestors: Y.XmlElement[] = [];
	let parent = element.parent;
	while (parent instanceof Y.XmlElement && parent !== fragment) {
		ancestors.push(parent);
		parent = parent.parent;
	}
	return ancestors;
}

const listName = (list: NarrativeBlock["list"]) => (list === "ordered" ? "orderedList" : "bulletList");

function insertInside(
	around: Y.XmlElement[],
	after: Y.XmlElement,
	block: NarrativeBlock,
	element: Y.XmlElement,
): boolean {
	const items = around.filter((ancestor) => ancestor.nodeName === "listItem").reverse();
	if (block.list === null) {
		if (!block.quote || items.length > 0) return false;
		insertAfter(after, element);
		return true;
	}
	const item = items[block.depth - 1];
	if (item && !block.starts) {
		insertAfter(childOf(item, after), element);
		return true;
	}
	if (item?.parent instanceof Y.XmlElement && item.parent.nodeName === listName(block.list)) {
		insertAfter(item, wrap("listItem", element));
		return true;
	}
	const outer = items.at(-1);
	if (!outer || block.depth !== items.length + 1) return false;
	insertAfter(childOf(outer, after), wrap(listName(block.list), wrap("listItem", element)));
	return true;
}

function insertAtTop(
	fragment: Y.XmlFragment,
	index: number,
	block: NarrativeBlock,
	element: Y.XmlElement,
): void {
	const next = index < fragment.length ? fragment.get(index) : undefined;
	if (
		block.list !== null &&
		!block.quote &&
		next instanceof Y.XmlElement &&
		next.nodeName === listName(block.list)
	) {
		next.insert(0, [wrap("listItem", element)]);
		return;
	}
	let whole = element;
	if (block.list !== null) {
		whole = wrap(listName(block.list), wrap("listItem", element));
		if (block.list === "ordered" && block.number > 1) setAttribute(whole, "start", block.number);
	}
	fragment.insert(index, [block.quote ? wrap("blockquote", whole) : whole]);
}

function wrap(name: string, child: Y.XmlElement): Y.XmlElement {
	const element = new Y.XmlElement(name);
	element.insert(0, [child]);
	return element;
}

/** The child of a block in which something deeper lies. */
function childOf(ancestor: Y.XmlElement, element: Y.XmlElement): Y.XmlElement {
	let child = element;
	while (child.parent instanceof Y.XmlElement && child.parent !== ancestor) child = child.parent;
	return child;
}

function insertAfter(sibling: Y.XmlElement, element: Y.XmlElement): void {
	if (sibling.parent instanceof Y.XmlFragment) sibling.parent.insert(indexOf(sibling) + 1, [element]);
}

/** The place of a block among its siblings. */
export function indexOf(element: Y.XmlElement): number {
	return element.parent instanceof Y.XmlFragment ? element.parent.toArray().indexOf(element) : -1;
}

/**
 * Divides whatever lists and quotations a block lies in, so that something can stand between it and what follows. Entries
 * stay whole. Returns the index for that in the fragment.
 */
function divideAfter(fragment: Y.XmlFragment, element: Y.XmlElement): number {
	let child = element;
	while (child.parent instanceof Y.XmlElement && child.parent !== fragment) {
		const container = child.parent;
		const index = indexOf(child) + 1;
		const rest = container.toArray().slice(index);
		if (rest.length > 0 && container.nodeName !== "listItem") {
			const copies = rest.map((one) => one.clone()).filter(isContent);
			container.delete(index, rest.length);
			const second = new Y.XmlElement(container.nodeName);
			insertAfter(container, second);
			second.insert(0, copies);
		}
		child = container;
	}
	return indexOf(child) + 1;
}
