import type { JSONContent } from "@tiptap/core";
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import { rootName } from "../narratives/document-schema.ts";
import { isSafeLink } from "../narratives/safe-link.ts";
import { readState } from "../versions/read-authored-blocks.server.ts";
import type { PaperBlock, PaperRun } from "./paper.ts";

/**
 * The text of a stored document as blocks of a paper, from its own nodes and marks. Throws when it holds what papers do not
 * know: better no paper than one that silently lacks text.
 */
export function readRichText(state: Uint8Array): PaperBlock[] {
	const doc = readState(state);
	try {
		return blocksOf(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(rootName)));
	} finally {
		doc.destroy();
	}
}

const childrenOf = (node: JSONContent): JSONContent[] => (node.content ?? []).flat();

const blocksOf = (node: JSONContent): PaperBlock[] => childrenOf(node).flatMap(blockOf);

/** Blocks that hold nothing are left out, as on the page. */
function blockOf(node: JSONContent): PaperBlock[] {
	switch (node.type) {
		case "paragraph":
		case "heading": {
			const runs = childrenOf(node).flatMap(runOf);
			if (runs.every(({ text }) => text.trim() === "")) return [];
			if (node.type === "paragraph") return [{ type: "paragraph", runs }];
			return [{ type: "heading", level: node.attrs?.level === 3 ? 4 : 3, runs }];
		}
		case "bulletList":
		case "orderedList": {
			const items = childrenOf(node)
				.map(blocksOf)
				.filter((blocks) => blocks.length > 0);
			if (items.length === 0) return [];
			return [{ type: "list", ordered: node.type === "orderedList", start: startOf(node), items }];
		}
		case "blockquote": {
			const blocks = blocksOf(node);
			return blocks.length === 0 ? [] : [{ type: "quote", blocks }];
		}
		default:
			throw new Error(`Papers know no ${node.type}`);
	}
}

function startOf(node: JSONContent): number {
	const start: unknown = node.attrs?.start;
	return typeof start === "number" && Number.isSafeInteger(start) && start >= 0 ? start : 1;
}

function runOf(node: JSONContent): PaperRun[] {
	if (node.type === "hardBreak") return [{ text: "\n" }];
	if (node.type !== "text") throw new Error(`Papers know no ${node.type} in a line`);
	if (!node.text) return [];
	const run: PaperRun = { text: node.text };
	for (const mark of node.marks ?? []) {
		if (mark.type === "bold") run.bold = true;
		else if (mark.type === "italic") run.italic = true;
		else if (mark.type !== "link") throw new Error(`Papers know no ${mark.type}`);
		else if (isSafeLink(mark.attrs?.href)) run.href = mark.attrs.href;
	}
	return [run];
}
