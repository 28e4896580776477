import type { JSONContent } from "@tiptap/core";
import { renderToHTMLString } from "@tiptap/static-renderer/pm/html-string";
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { narrativeExtensions, rootName } from "./document-schema.ts";
import { readBlocks } from "./narrative-blocks.ts";
import { writeNotation } from "./narrative-notation.ts";
import { isSafeLink } from "./safe-link.ts";

/** A narrative, ready to be read. */
export interface RenderedNarrative {
	/** Safe to show as it is; empty when nothing is written. */
	html: string;
	/** In the notation of the plain form. */
	text: string;
}

/**
 * Renders a shared document without touching it. Its headings become `h3` and `h4`, because a narrative stands below a
 * heading of its page. Throws when the document holds what the schema does not know: better no page than one that
 * silently lacks text.
 */
export function renderNarrative(doc: Y.Doc): RenderedNarrative {
	const text = narrativeText(doc);
	if (text === "") return { html: "", text };
	const content: JSONContent = withoutEmpty(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(rootName)));
	return { html: stripControls(render(content)), text };
}

/** A narrative in the notation of the plain form. */
export const narrativeText = (doc: Y.Doc) => writeNotation(readBlocks(doc.getXmlFragment(rootName)));

const render = (content: JSONContent) =>
	renderToHTMLString({
		content,
		extensions: narrativeExtensions,
		options: {
			nodeMapping: {
				heading: ({ node, children }) => {
					const name = node.attrs.level === 3 ? "h4" : "h3";
					return `<${name}>${join(children)}</${name}>`;
				},
				hardBreak: () => "<br>",
			},
			markMapping: { link: ({ mark, children }) => link(mark.attrs.href, join(children)) },
		},
	});

const join = (children: string | string[] | undefined) =>
	Array.isArray(children) ? children.join("") : (children ?? "");

/** The address is checked once more: a page must be safe even if the gate were not. */
function link(href: unknown, text: string): string {
	if (!isSafeLink(href)) return text;
	const escaped = href.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
	return `<a href="${escaped}" rel="nofollow noopener noreferrer">${text}</a>`;
}

/** Two people who empty the same list at once leave a list without entries: that is not shown. */
function withoutEmpty(node: JSONContent): JSONContent {
	if (!node.content) return node;
	const content = node.content
		.flat()
		.map(withoutEmpty)
		.filter((child) => !isEmptyBlock(child));
	return { ...node, content };
}

const isEmptyBlock = (node: JSONContent) =>
	node.type !== "text" && node.type !== "hardBreak" && (node.content?.length ?? 0) === 0;

/** Control characters are not allowed in HTML, nor in PostgreSQL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
const stripControls = (html: string) => html.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
