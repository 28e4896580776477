/**
 * HTML in one spelling, one tag or text a line: attributes and classes sorted, white space and entities levelled.
 * For the comparison of small well-formed fragments in tests; not a parser of the web.
 */
export function normaliseHtml(html: string): string {
	const pieces = html.match(/<[^>]+>|[^<]+/g) ?? [];
	return pieces
		.map((piece) => (piece.startsWith("<") ? normaliseTag(piece) : decode(piece).replace(/\s+/g, " ").trim()))
		.filter((line) => line !== "")
		.join("\n");
}

function normaliseTag(tag: string): string {
	const name = /^<\/?[a-z0-9]+/i.exec(tag)?.[0] ?? tag;
	const attributes = [...tag.slice(name.length).matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)].map(
		([, key, value]) => normaliseAttribute(String(key).toLowerCase(), decode(value ?? "")),
	);
	return `${[name.toLowerCase(), ...attributes.sort()].join(" ")}>`;
}

function normaliseAttribute(key: string, value: string): string {
	return `${key}="${key === "class" ? value.split(/\s+/).filter(Boolean).sort().join(" ") : value}"`;
}

function decode(text: string): string {
	return text
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&#(?:x27|39);/g, "'")
		.replace(/&amp;/g, "&");
}
