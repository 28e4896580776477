import * as Y from "yjs";
import { align } from "./align.ts";
import { rootName } from "./document-schema.ts";
import { editBlockText } from "./edit-block-text.ts";
import { type BlockContent, copyContent, indexOf, insertBlock } from "./insert-block.ts";
import { type PlacedBlock, readBlocks } from "./narrative-blocks.ts";
import { type NarrativeBlock, readNotation, writeNotation } from "./narrative-notation.ts";

/** What happens to one block on the way from the text that was shown to the text that came back. */
type Step =
	| { kind: "keep"; old: PlacedBlock }
	| { kind: "edit"; old: PlacedBlock; text: string }
	| { kind: "remove"; old: PlacedBlock }
	/** `content`: the text with its formats, where a block became one of another kind. */
	| { kind: "add"; block: NarrativeBlock; content: BlockContent | undefined };

/**
 * Changes a document so that it reads as `text`, in the notation of the plain form, touching only the blocks that differ and
 * in them only the words that differ. Returns whether anything changed. The document must be as it was when the form was
 * opened; the edit is then an edit like any other, which Yjs joins with what others did since.
 */
export function mergeNarrative(doc: Y.Doc, text: string): boolean {
	const fragment = doc.getXmlFragment(rootName);
	const steps = planMerge(readBlocks(fragment), readNotation(text));
	if (steps.every((step) => step.kind === "keep")) return false;
	doc.transact(() => applySteps(fragment, steps));
	return true;
}

function planMerge(placed: PlacedBlock[], wanted: NarrativeBlock[]): Step[] {
	// The text as the form showed it and would have sent it back: what is equal to that was not touched.
	const shown = readNotation(writeNotation(placed));
	const steps: Step[] = [];
	let i = 0;
	let j = 0;
	for (const [nextI, nextJ] of [
		...align(shown.map(keyOf), wanted.map(keyOf)),
		[placed.length, wanted.length] as const,
	]) {
		steps.push(...planGap(placed.slice(i, nextI), shown.slice(i, nextI), wanted.slice(j, nextJ)));
		const old = placed[nextI];
		if (old) steps.push({ kind: "keep", old });
		i = nextI + 1;
		j = nextJ + 1;
	}
	return steps;
}

const shapeOf = (b: NarrativeBlock) => [b.quote, b.list, b.depth, b.starts, b.level].join();
const keyOf = (block: NarrativeBlock) => `${shapeOf(block)}:${block.text}`;

/** Where blocks differ, those that are most alike are taken for the same block, edited. */
function planGap(placed: PlacedBlock[], shown: NarrativeBlock[], wanted: NarrativeBlock[]): Step[] {
	const steps: Step[] = [];
	let next = 0;
	for (const block of wanted) {
		const match = findMatch(shown, next, block, "same shape", shown.length === wanted.length ? 0 : 0.3);
		const old = placed[match];
		if (!old) {
			const source = placed[findMatch(shown, next, block, "any shape", 0.5)];
			steps.push({ kind: "add", block, content: source && copyContent(source.element) });
			continue;
		}
		for (const gone of placed.slice(next, match)) steps.push({ kind: "remove", old: gone });
		steps.push({ kind: "edit", old, text: block.text });
		next = match + 1;
	}
	for (const gone of placed.slice(next)) steps.push({ kind: "remove", old: gone });
	return steps;
}

/** How many blocks ahead a block's earlier self is looked for. */
const maxCompared = 50;

/** The block most like another one, from an index on, if it is more like it than `least`; else -1. */
function findMatch(
	shown: NarrativeBlock[],
	from: number,
	block: NarrativeBlock,
	shapes: "same shape" | "any shape",
	least: number,
): number {
	let best = -1;
	let likeness = least;
	for (let i = from; i < Math.min(shown.length, from + maxCompared); i++) {
		const candidate = shown[i];
		if (!candidate || (shapes === "same shape" && shapeOf(candidate) !== shapeOf(block))) continue;
		const found = likenessOf(candidate.text, block.text);
		if (found <= likeness) continue;
		best = i;
		likeness = found;
	}
	return best;
}

/** The share of words that two texts have in common, in whatever order, from 0 to 1. */
function likenessOf(a: string, b: string): number {
	const left = new Set(a.split(/\s+/));
	const right = new Set(b.split(/\s+/));
	let common = 0;
	for (const word of left) if (right.has(word)) common++;
	return (2 * common) / (left.size + right.size);
}

function applySteps(fragment: Y.XmlFragment, steps: Step[]): void {
	for (const step of steps) if (step.kind === "remove") removeBlock(fragment, step.old.element);
	// From the end: dividing a list or a quotation moves only what follows, and that is done by then.
	for (let index = steps.length - 1; index >= 0; index--) {
		const step = steps[index];
		if (step?.kind === "edit") editBlockText(step.old.element, step.text);
		if (step?.kind !== "add") continue;
		const last = index;
		while (steps[index - 1]?.kind === "add") index--;
		addBlocks(fragment, elementBefore(steps, index), steps.slice(index, last + 1));
	}
}

function addBlocks(fragment: Y.XmlFragment, before: Y.XmlElement | null, steps: Step[]): void {
	let after = before;
	for (const step of steps) {
		if (step.kind !== "add") continue;
		after = insertBlock(fragment, after, step.block, step.content);
		if (step.content) editBlockText(after, step.block.text);
	}
}

function elementBefore(steps: Step[], index: number): Y.XmlElement | null {
	for (let i = index - 1; i >= 0; i--) {
		const step = steps[i];
		if (step && step.kind !== "add" && step.kind !== "remove") return step.old.element;
	}
	return null;
}

/** Removes a block, and the lists and quotations that hold nothing without it. */
function removeBlock(fragment: Y.XmlFragment, element: Y.XmlElement): void {
	let leaving = element;
	while (
		leaving.parent instanceof Y.XmlElement &&
		leaving.parent !== fragment &&
		leaving.parent.length === 1
	) {
		leaving = leaving.parent;
	}
	const parent = leaving.parent;
	if (parent instanceof Y.XmlFragment) parent.delete(indexOf(leaving), 1);
}
