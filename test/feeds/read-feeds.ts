import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect } from "vitest";
import { z } from "zod";
import type { Received } from "#test/public/public-site.ts";

const parser = new XMLParser({
	ignoreAttributes: false,
	isArray: (name) => ["entry", "link"].includes(name),
	parseTagValue: false,
});
const link = z.looseObject({ "@_href": z.url(), "@_rel": z.string().optional() });
const author = z.object({ name: z.string() });
/** What RFC 4287 asks of a feed and its entries. */
const atomFeed = z.object({
	"@_xmlns": z.literal("http://www.w3.org/2005/Atom"),
	id: z.string().startsWith("tag:"),
	title: z.string(),
	updated: z.iso.datetime(),
	author: author.extend({ uri: z.url() }),
	link: z.array(link),
	entry: z
		.array(
			z.object({
				id: z.string().startsWith("tag:"),
				title: z.object({ "#text": z.string(), "@_type": z.literal("html") }),
				updated: z.iso.datetime(),
				published: z.iso.datetime(),
				link: z.array(link),
				content: z.object({ "#text": z.string(), "@_type": z.literal("html") }),
				author,
			}),
		)
		.default([]),
});
const jsonFeed = z.object({
	version: z.literal("https://jsonfeed.org/version/1"),
	title: z.string(),
	home_page_url: z.url(),
	feed_url: z.url(),
	items: z.array(
		z.object({
			id: z.string(),
			url: z.url(),
			title: z.string(),
			content_html: z.string(),
			date_modified: z.iso.datetime(),
			date_published: z.iso.datetime(),
		}),
	),
});

/** Reads an Atom document with an independent parser. */
export function readAtom({ status, body }: Received) {
	expect(status).toBe(200);
	expect(XMLValidator.validate(body.toString())).toBe(true);
	return atomFeed.parse(parser.parse(body.toString()).feed);
}
/** Reads a JSON Feed. */
export const readJson = ({ body }: Received) => jsonFeed.parse(JSON.parse(body.toString()));

/** Where a feed or an entry leads. */
export const addressOf = (links: z.infer<typeof link>[], rel: string) =>
	links.find((found) => (found["@_rel"] ?? "alternate") === rel)?.["@_href"];
