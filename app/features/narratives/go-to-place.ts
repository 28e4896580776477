import type { Editor } from "@tiptap/core";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { rootName } from "./document-schema.ts";
import { paragraphAt, readPlace } from "./paragraphs.ts";

/** Puts the caret where someone else's is, or at the start of their paragraph. Returns its number; null when it is gone. */
export function goToPlace(editor: Editor, doc: Y.Doc, place: unknown): number | null {
	const relative = readPlace(place);
	const paragraph = paragraphAt(doc, place);
	if (!relative || paragraph === null) return null;
	const mapping = ySyncPluginKey.getState(editor.state)?.binding?.mapping;
	const exact =
		mapping && relativePositionToAbsolutePosition(doc, doc.getXmlFragment(rootName), relative, mapping);
	editor
		.chain()
		.focus(exact ?? startOf(editor, paragraph))
		.scrollIntoView()
		.run();
	return paragraph;
}

/** The position right inside a paragraph, counted from 1. */
function startOf(editor: Editor, paragraph: number): number {
	let position = 1;
	editor.state.doc.forEach((_node, offset, index) => {
		if (index === paragraph - 1) position = offset + 1;
	});
	return position;
}
