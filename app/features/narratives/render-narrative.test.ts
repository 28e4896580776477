import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { rootName } from "./document-schema.ts";
import { mergeNarrative } from "./merge-narrative.server.ts";
import { renderNarrative } from "./render-narrative.server.ts";

function docWith(text: string): Y.Doc {
	const doc = new Y.Doc();
	mergeNarrative(doc, text);
	return doc;
}

describe("rendering a narrative", () => {
	test("[C32] renders every kind of block, headings below those of the page", () => {
		const text = "## Done\n\nLine one\nline two\n\n### More\n\n- a\n- b\n\n3. c\n\n> said";
		expect(renderNarrative(docWith(text))).toEqual({
			html: [
				"<h3>Done</h3><p>Line one<br>line two</p><h4>More</h4>",
				"<ul><li><p>a</p></li><li><p>b</p></li></ul>",
				'<ol start="3"><li><p>c</p></li></ol><blockquote><p>said</p></blockquote>',
			].join(""),
			text,
		});
	});

	test("[C32] escapes whatever looks like HTML, in text and in addresses", () => {
		const doc = docWith('<img src=x onerror="alert(1)">');
		const paragraph = doc.getXmlFragment(rootName).get(0);
		const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
		if (!(run instanceof Y.XmlText)) throw new Error("no text");
		run.format(0, 4, { link: { href: 'https://a.example/?"><script>' } });
		expect(renderNarrative(doc).html).toBe(
			'<p><a href="https://a.example/?&#34;&#62;&#60;script&#62;" rel="nofollow noopener noreferrer">&lt;img</a>' +
				' src=x onerror="alert(1)"&gt;</p>',
		);
	});

	test("[C32] an address that is no web or mail address makes rendering fail, loudly", () => {
		const doc = docWith("Text");
		const paragraph = doc.getXmlFragment(rootName).get(0);
		const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
		if (run instanceof Y.XmlText) run.format(0, 3, { link: { href: "javascript:alert(1)" } });
		expect(() => renderNarrative(doc)).toThrow(/link/);
	});

	test("[C32] an empty document is empty, and rendering changes nothing in it", () => {
		const doc = new Y.Doc();
		doc.getXmlFragment(rootName).insert(0, [new Y.XmlElement("paragraph"), new Y.XmlElement("bulletList")]);
		const before = Y.encodeStateAsUpdate(doc);
		expect(renderNarrative(doc)).toEqual({ html: "", text: "" });
		expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
	});

	test("[C32] a block that the schema does not know makes rendering fail, loudly", () => {
		const doc = docWith("Text");
		const table = new Y.XmlElement("table");
		table.insert(0, [new Y.XmlText("cell")]);
		doc.getXmlFragment(rootName).insert(0, [table]);
		expect(() => renderNarrative(doc)).toThrow(/table/);
	});

	test("[C32] control characters, which PostgreSQL and HTML refuse, are left out", () => {
		const doc = docWith("a");
		const paragraph = doc.getXmlFragment(rootName).get(0);
		const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
		if (run instanceof Y.XmlText) run.insert(0, "\u0000\u0007");
		expect(renderNarrative(doc)).toEqual({ html: "<p>a</p>", text: "a" });
	});
});
