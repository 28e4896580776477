import * as Y from "yjs";
import { narrativeSchema } from "../narratives/document-schema.ts";
import { plainText } from "../narratives/narrative-blocks.ts";

/** A run of text of the shared document, with the position of its first character as ProseMirror counts. */
export interface TextRun {
	type: Y.XmlText;
	position: number;
	text: string;
	/** Whether a new block or line begins before it. */
	breaks: boolean;
}

/**
 * The text of a shared fragment in reading order. Positions are ProseMirror's: an element takes one before and one after
 * what it holds, a leaf one, a character one. They are counted on the shared types alone, because y-tiptap's own
 * conversion takes every position in the first word of a text for a mistake.
 */
export function textRuns(fragment: Y.XmlFragment): TextRun[] {
	const runs: TextRun[] = [];
	walk(fragment, 0, runs, { breaks: false });
	return runs;
}

function walk(parent: Y.XmlFragment, from: number, runs: TextRun[], state: { breaks: boolean }): number {
	let position = from;
	for (const child of parent.toArray()) {
		if (child instanceof Y.XmlText) {
			runs.push({ type: child, position, text: plainText(child), breaks: state.breaks });
			state.breaks = false;
			position += child.length;
		} else if (child instanceof Y.XmlElement) {
			state.breaks = true;
			const isLeaf = narrativeSchema.nodes[child.nodeName]?.isLeaf === true;
			position = isLeaf ? position + 1 : walk(child, position + 1, runs, state) + 1;
			state.breaks = true;
		}
	}
	return position;
}
