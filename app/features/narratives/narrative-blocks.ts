import * as Y from "yjs";
import { type NarrativeBlock, tidyText } from "./narrative-notation.ts";

/** A block with the element of the shared document that holds it. */
export interface PlacedBlock extends NarrativeBlock {
	element: Y.XmlElement;
}

type Surroundings = Pick<NarrativeBlock, "quote" | "list" | "depth"> & {
	number: number;
	item: { begun: boolean } | null;
};

const nowhere: Surroundings = { quote: false, list: null, depth: 0, number: 0, item: null };

/** The blocks of a narrative that hold any text, in reading order. Changes nothing. */
export function readBlocks(fragment: Y.XmlFragment): PlacedBlock[] {
	const blocks: PlacedBlock[] = [];
	collect(fragment, nowhere, blocks);
	return blocks;
}

function collect(parent: Y.XmlFragment, around: Surroundings, blocks: PlacedBlock[]): void {
	let entry = 0;
	for (const child of parent.toArray()) {
		if (!(child instanceof Y.XmlElement)) continue;
		switch (child.nodeName) {
			case "paragraph":
			case "heading":
				addBlock(child, around, blocks);
				break;
			case "blockquote":
				collect(child, { ...around, quote: true }, blocks);
				break;
			case "bulletList":
			case "orderedList":
				collect(
					child,
					{ ...around, list: listOf(child), depth: around.depth + 1, number: firstNumber(child) },
					blocks,
				);
				break;
			case "listItem":
				collect(child, { ...around, number: around.number + entry++, item: { begun: false } }, blocks);
		}
	}
}

function addBlock(element: Y.XmlElement, around: Surroundings, blocks: PlacedBlock[]): void {
	const text = tidyText(linesOf(element).join("\n"));
	if (text === "") return;
	const starts = around.item !== null && !around.item.begun;
	if (around.item) around.item.begun = true;
	const { quote, list, depth, number } = around;
	blocks.push({ element, quote, list, depth, starts, number, level: levelOf(element), text });
}

/** The text of a block as it stands, one entry for each line. */
export function linesOf(element: Y.XmlElement): string[] {
	const lines = [""];
	for (const child of element.toArray()) {
		if (child instanceof Y.XmlText) lines[lines.length - 1] += plainText(child);
		else lines.push("");
	}
	return lines;
}

/** The characters of a run of text, without its formats. */
export function plainText(text: Y.XmlText): string {
	const parts: { insert?: unknown }[] = text.toDelta();
	return parts.map((part) => (typeof part.insert === "string" ? part.insert : "")).join("");
}

const listOf = (element: Y.XmlElement) => (element.nodeName === "bulletList" ? "bullet" : "ordered");

function firstNumber(element: Y.XmlElement): number {
	const start: unknown = element.getAttribute("start");
	return typeof start === "number" && Number.isSafeInteger(start) && start >= 0 ? start : 1;
}

function levelOf(element: Y.XmlElement): 0 | 2 | 3 {
	if (element.nodeName !== "heading") return 0;
	const level: unknown = element.getAttribute("level");
	return level === 3 ? 3 : 2;
}
