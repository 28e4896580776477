/** What a page of the copy needs to know. */
export interface PageCopy {
	/** The link that stands in the copy for one of the page: to a file beside it, or to the live address. */
	linkOf(href: string): string;
	/** Stands where a form was. */
	insteadOfForm: string;
	/** Stands at the top of the page, as HTML. */
	banner: string;
}

/** A comment, or a tag as our renderers write it: attributes in double quotes. */
const markup = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>/g;
const linking = /(\s(?:href|src|xlink:href))="([^"]*)"/g;

/** Nothing in the copy runs or asks for anything, wherever it is opened. */
const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'none'; form-action 'none'">`;

/**
 * A page as it stands in a copy that needs no server: its links lead to files, scripts are gone, forms are replaced by the way to
 * the live page, and a band says what it is. Blocks of data (JSON-LD) stay.
 */
export function rewritePage(html: string, { linkOf, insteadOfForm, banner }: PageCopy): string {
	const parts: string[] = [];
	let from = 0;
	/** The element that is left out, and everything in it. */
	let inside: string | null = null;
	for (const found of html.matchAll(markup)) {
		const [whole, slash, name = "", attributes = ""] = found;
		const tag = name.toLowerCase();
		if (inside === null) parts.push(html.slice(from, found.index));
		from = found.index + whole.length;
		if (inside !== null) {
			if (slash === "/" && tag === inside) inside = null;
			continue;
		}
		if (slash === "/") parts.push(whole, tag === "header" && !parts.includes(banner) ? banner : "");
		else if (isScript(tag, attributes)) inside = "script";
		else if (tag === "form") {
			inside = "form";
			parts.push(insteadOfForm);
		} else if (!isPreload(tag, attributes)) {
			parts.push(
				whole.replace(linking, (_, attribute, href) => `${attribute}="${escaped(linkOf(plain(href)))}"`),
			);
			if (tag === "head") parts.push(policy);
		}
	}
	return parts.join("") + html.slice(from);
}

/** The links of a page, as they are written there. */
export function linksOf(html: string): string[] {
	const links: string[] = [];
	for (const [whole, slash, name = ""] of html.matchAll(markup))
		if (slash === "" && /^(a|link|img|image|use)$/i.test(name))
			for (const [, , href = ""] of whole.matchAll(linking)) links.push(plain(href));
	return links;
}

const isScript = (tag: string, attributes: string) =>
	tag === "script" && !attributes.includes('type="application/ld+json"');
const isPreload = (tag: string, attributes: string) =>
	tag === "link" && /rel="(module)?preload"/.test(attributes);

const entities: [string, string][] = [
	["&quot;", '"'],
	["&#x27;", "'"],
	["&lt;", "<"],
	["&gt;", ">"],
	["&amp;", "&"],
];
const plain = (value: string) =>
	entities.reduce((text, [entity, sign]) => text.replaceAll(entity, sign), value);
const escaped = (value: string) =>
	value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
