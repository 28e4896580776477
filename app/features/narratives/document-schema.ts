import { type Extensions, getSchema, Mark, Node, resolveExtensions } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { isSafeLink } from "./safe-link.ts";

/**
 * Grows with every change of what a narrative may hold. An editor with another number than the server's is told to
 * reload before it sees any content, because it would delete what it does not know.
 */
export const schemaVersion = 1;

/** The name of the one shared fragment in every narrative. */
export const rootName = "body";

/** How deep blocks may lie inside each other; a list in a list is two deeper. */
export const maxDepth = 40;

/** A check that ProseMirror and the gate both call; it throws, as ProseMirror wants it. */
const must = (name: string, isValid: (value: unknown) => boolean) => (value: unknown) => {
	if (!isValid(value)) throw new RangeError(`Not a valid ${name}`);
};

const level = {
	default: 2,
	rendered: false,
	validate: must("heading level", (value) => value === 2 || value === 3),
};
const start = {
	default: 1,
	parseHTML: (element: HTMLElement) =>
		Math.max(0, Number.parseInt(element.getAttribute("start") ?? "1", 10) || 1),
	validate: must(
		"first number",
		(value) => typeof value === "number" && Number.isFinite(value) && value >= 0,
	),
};
const href = { default: null, validate: must("link", isSafeLink) };

const kit = StarterKit.configure({
	heading: { levels: [2, 3] },
	// Links made while others type would be made by every editor at once: people make them on purpose.
	link: {
		openOnClick: false,
		autolink: false,
		isAllowedUri: isSafeLink,
		HTMLAttributes: { target: null, rel: null },
	},
	code: false,
	codeBlock: false,
	horizontalRule: false,
	strike: false,
	underline: false,
	// Both write on their own when a document is merely opened, or keep a history that ignores other people.
	trailingNode: false,
	undoRedo: false,
});

/**
 * What a narrative is made of, for the editor, the renderer and the gate alike: paragraphs, headings of two levels,
 * lists, quotations, line breaks; bold, italic, links. Attributes that pasted text could fill at will are left out.
 */
export const narrativeExtensions: Extensions = resolveExtensions([kit])
	// These two would bring parts of theirs once more.
	.filter((extension) => extension.name !== kit.name && extension.name !== "listItemBranchingDeleteKeymap")
	.map((extension) => {
		if (extension instanceof Node && extension.name === "heading")
			return extension.extend({ addAttributes: () => ({ level }) });
		if (extension instanceof Node && extension.name === "orderedList")
			return extension.extend({ addAttributes: () => ({ start }) });
		if (extension instanceof Mark && extension.name === "link")
			return extension.extend({ addAttributes: () => ({ href }) });
		return extension;
	});

/** The same as a ProseMirror schema. */
export const narrativeSchema = getSchema(narrativeExtensions);
