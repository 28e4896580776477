import * as Y from "yjs";
import { differences } from "./align.ts";
import { linesOf, plainText } from "./narrative-blocks.ts";

/**
 * Makes the text of a block read as wanted by changing the words that differ and no others, so that formats and what
 * other people write meanwhile stay. Call it inside a Yjs transaction.
 */
export function editBlockText(element: Y.XmlElement, wanted: string): void {
	const lines = linesOf(element);
	const wantedLines = wanted.split("\n");
	// From the end, so that places further up stay where they are.
	for (const change of differences(lines, wantedLines).reverse()) {
		const old = change.to - change.from;
		if (old === change.otherTo - change.otherFrom) {
			for (let i = old - 1; i >= 0; i--) {
				editLine(element, change.from + i, wantedLines[change.otherFrom + i] ?? "");
			}
		} else replaceLines(element, change.from, change.to, wantedLines.slice(change.otherFrom, change.otherTo));
	}
}

/** Where a line lies among the children of a block: from the first one to before the break that ends it. */
function spanOf(element: Y.XmlElement, line: number): { from: number; to: number } {
	const children = element.toArray();
	const breaks = children.flatMap((child, index) => (child instanceof Y.XmlText ? [] : [index]));
	const from = line === 0 ? 0 : (breaks[line - 1] ?? children.length - 1) + 1;
	return { from, to: breaks[line] ?? children.length };
}

function editLine(element: Y.XmlElement, line: number, wanted: string): void {
	const { from, to } = spanOf(element, line);
	const only = element.get(from);
	if (to - from === 1 && only instanceof Y.XmlText) editText(only, wanted);
	else {
		element.delete(from, to - from);
		element.insert(from, [new Y.XmlText(wanted)]);
	}
}

function replaceLines(element: Y.XmlElement, from: number, to: number, wanted: string[]): void {
	const total = linesOf(element).length;
	const first = spanOf(element, Math.min(from, total - 1));
	const isAtEnd = from >= total;
	const start = isAtEnd ? first.to : first.from;
	const end = from === to ? start : spanOf(element, to - 1).to + (to < total ? 1 : 0);
	const fresh = wanted.flatMap((line) => [new Y.XmlText(line), new Y.XmlElement("hardBreak")]);
	// What follows the last line brings no break of its own; what precedes the first line of an added end needs one.
	if (isAtEnd || to >= total) fresh.pop();
	if (isAtEnd) fresh.unshift(new Y.XmlElement("hardBreak"));
	const dangling = !isAtEnd && to >= total && wanted.length === 0 && start > 0 ? 1 : 0;
	element.delete(start - dangling, end - start + dangling);
	element.insert(start - dangling, fresh);
}

const words = (text: string) => text.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];

function editText(text: Y.XmlText, wanted: string): void {
	const old = words(plainText(text));
	const fresh = words(wanted);
	const lengthOf = (parts: readonly string[]) => parts.reduce((sum, part) => sum + part.length, 0);
	for (const change of differences(old, fresh).reverse()) {
		const at = lengthOf(old.slice(0, change.from));
		const length = lengthOf(old.slice(change.from, change.to));
		const inserted = fresh.slice(change.otherFrom, change.otherTo).join("");
		// At the end of what goes: there it takes on the format of the words that it replaces.
		if (inserted !== "") text.insert(at + length, inserted);
		if (length > 0) text.delete(at, length);
	}
}
