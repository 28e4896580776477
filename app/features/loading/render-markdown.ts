import { Lexer, type Token, type Tokens } from "marked";

/** Markdown as HTML that is safe to show, and as plain text. */
export interface RenderedMarkdown {
	html: string;
	text: string;
}

/**
 * Renders the Markdown of an update: paragraphs, bold and bullet lists, which is all that the format knows. Everything
 * else (HTML, links, images, headings, code …) stays as it was written, escaped, so that no text is lost and none becomes markup.
 */
export function renderMarkdown(markdown: string): RenderedMarkdown {
	const blocks = Lexer.lex(markdown, { gfm: false }).flatMap((token) => renderBlock(token, 0));
	return {
		html: blocks.map((block) => block.html).join("\n"),
		text: blocks.map((block) => block.text).join("\n\n"),
	};
}

/** Deeper lists are shown as written. */
const deepestList = 10;

function renderBlock(token: Token, depth: number): RenderedMarkdown[] {
	if (token.type === "space" || token.type === "def")
		return token.type === "def" ? [asWritten(token.raw)] : [];
	if (isList(token) && !token.ordered && depth < deepestList) return [renderList(token, depth)];
	if (token.type === "paragraph" && "tokens" in token && token.tokens) {
		const inline = renderInline(token.tokens);
		return [{ html: `<p>${inline.html}</p>`, text: inline.text }];
	}
	return [asWritten(token.raw)];
}

const isList = (token: Token): token is Tokens.List => token.type === "list";

function asWritten(raw: string): RenderedMarkdown {
	const text = raw.trim();
	return { html: `<p>${escapeHtml(text)}</p>`, text };
}

function renderList(list: Tokens.List, depth: number): RenderedMarkdown {
	const items = list.items.map((item) => {
		const parts = item.tokens.map((token) => renderItemPart(token, depth));
		return {
			html: `<li>${parts.map((part) => part.html).join("")}</li>`,
			text: `- ${parts
				.map((part) => part.text)
				.filter((text) => text !== "")
				.join("\n")
				.replaceAll("\n", "\n  ")}`,
		};
	});
	return {
		html: `<ul>${items.map((item) => item.html).join("")}</ul>`,
		text: items.map((item) => item.text).join("\n"),
	};
}

/** In an item without blank lines the text stands directly in the item. */
function renderItemPart(token: Token, depth: number): RenderedMarkdown {
	if (token.type === "text") return renderInline("tokens" in token && token.tokens ? token.tokens : [token]);
	const blocks = renderBlock(token, depth + 1);
	return {
		html: blocks.map((block) => block.html).join(""),
		text: blocks.map((block) => block.text).join("\n"),
	};
}

function renderInline(tokens: Token[]): RenderedMarkdown {
	const parts = tokens.map((token) => {
		if (token.type === "strong" && "tokens" in token && token.tokens) {
			const inner = renderInline(token.tokens);
			return { html: `<strong>${inner.html}</strong>`, text: inner.text };
		}
		// `\*` in Markdown means the sign itself.
		const text = token.type === "escape" && "text" in token ? token.text : token.raw;
		return { html: escapeHtml(text), text };
	});
	return { html: parts.map((part) => part.html).join(""), text: parts.map((part) => part.text).join("") };
}

const entities: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
