import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "./render-markdown.ts";

describe("the Markdown of updates", () => {
	test("[D8] knows paragraphs, bold and bullet lists", () => {
		expect(
			renderMarkdown("We **agreed**\ntwo things:\n\n- one\n- **two** & more\n  - deeper\n\nEnd."),
		).toEqual({
			html: "<p>We <strong>agreed</strong>\ntwo things:</p>\n<ul><li>one</li><li><strong>two</strong> &amp; more<ul><li>deeper</li></ul></li></ul>\n<p>End.</p>",
			text: "We agreed\ntwo things:\n\n- one\n- two & more\n  - deeper\n\nEnd.",
		});
		expect(renderMarkdown("- one\n\n- two\n\n  more")).toEqual({
			html: "<ul><li><p>one</p></li><li><p>two</p><p>more</p></li></ul>",
			text: "- one\n- two\n  more",
		});
	});

	test.each([
		["<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
		["a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>"],
		["**<b>x</b>**", "<p><strong>&lt;b&gt;x&lt;/b&gt;</strong></p>"],
		["- <i>x</i>", "<ul><li>&lt;i&gt;x&lt;/i&gt;</li></ul>"],
		["[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
		["![x](https://e.example/a.png)", "<p>![x](https://e.example/a.png)</p>"],
		["<https://e.example>", "<p>&lt;https://e.example&gt;</p>"],
		["# Title", "<p># Title</p>"],
		["1. first\n2. second", "<p>1. first\n2. second</p>"],
		["> said", "<p>&gt; said</p>"],
		["`<b>`", "<p>`&lt;b&gt;`</p>"],
		["&lt;b&gt; R&D", "<p>&amp;lt;b&amp;gt; R&amp;D</p>"],
		["[a]: https://e.example", "<p>[a]: https://e.example</p>"],
	])("[D8] shows %j as it was written", (markdown, html) => {
		expect(renderMarkdown(markdown).html).toBe(html);
	});

	test("[D8] gives nothing but the four tags, balanced, and loses no letter, whatever is written", () => {
		const piece = fc.oneof(
			fc.constantFrom(
				"**",
				"*",
				"- ",
				"\n",
				"\n\n",
				"  ",
				"<b>",
				"</p>",
				"<!--",
				"](",
				"[",
				"`",
				"> ",
				"1. ",
				"&lt;",
				'"',
				"\\",
			),
			fc.string({ maxLength: 6 }),
			fc.constantFrom("word", "é", "’"),
		);
		const letters = (text: string) => text.replace(/[^\p{L}]/gu, "");
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const markdown = pieces.join("");
				const { html, text } = renderMarkdown(markdown);
				const rest = html.replace(/<\/?(?:p|ul|li|strong)>/g, "");
				const balanced = ["p", "ul", "li", "strong"].every(
					(tag) => html.split(`<${tag}>`).length === html.split(`</${tag}>`).length,
				);
				return !/[<>"']/.test(rest) && balanced && letters(text) === letters(markdown);
			}),
			{ numRuns: 2_000 },
		);
	});

	test.each([
		"**".repeat(1_500),
		"- ".repeat(1_500),
		"> ".repeat(1_500),
		"[".repeat(3_000),
		"<".repeat(3_000),
		"*a ".repeat(1_000),
	])("[D8] survives 3,000 characters of nesting", (markdown) => {
		expect(renderMarkdown(markdown).html.length).toBeGreaterThan(100);
	});
});
