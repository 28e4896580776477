import { Feed } from "feed";
import { escapeMarkup, writable } from "../../domain/escape-markup.ts";
import { type FeedData, tagOf } from "./feed-data.ts";
import { atomSuffix, jsonFeedSuffix } from "./feed-suffixes.ts";

/** A feed as an Atom document (RFC 4287). */
export const writeAtom = (data: FeedData): string =>
	// The package writes titles as HTML in a CDATA section, and takes `&amp;` in other texts for an `&`.
	makeFeed(data, atomSuffix, {
		title: escapeMarkup,
		text: (text) => writable(text).replaceAll("&", "&amp;"),
	}).atom1();

/** A feed as JSON (JSON Feed 1). */
export const writeJsonFeed = (data: FeedData): string =>
	makeFeed(data, jsonFeedSuffix, { title: writable, text: writable }).json1();

/** How a format wants its plain texts. */
interface Texts {
	title(text: string): string;
	text(text: string): string;
}

function makeFeed(data: FeedData, suffix: string, { title, text }: Texts): Feed {
	const { origin, path } = data;
	const feed = new Feed({
		id: tagOf(origin, data.key),
		title: text(data.title),
		description: text(data.subtitle),
		updated: new Date(data.updated),
		link: origin + path,
		feed: origin + path + suffix,
		feedLinks: { json: origin + path + jsonFeedSuffix },
		author: { name: text(data.serviceName), link: origin },
		generator: "Waymark",
	});
	for (const entry of data.entries)
		feed.addItem({
			id: tagOf(origin, entry.key),
			title: title(entry.title),
			link: origin + entry.path,
			date: new Date(entry.updated),
			published: new Date(entry.published),
			// A CDATA section must not end before its end, and the package sees to the first end in it only.
			content: writable(entry.html).replaceAll("]]>", "]]&gt;"),
			author: [{ name: text(entry.author ?? data.serviceName) }],
		});
	return feed;
}
