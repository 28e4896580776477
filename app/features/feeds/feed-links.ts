import { atomSuffix, jsonFeedSuffix } from "./feed-suffixes.ts";

/** The links in the head of a page by which programs find its feeds; none on the page of a past day. `path` is that of the page. */
export function feedLinks({ asAt }: { asAt: string | null }, path: string, title: string) {
	if (asAt !== null) return [];
	const link = (type: string, suffix: string, words: string) => ({
		tagName: "link",
		rel: "alternate",
		type,
		href: path + suffix,
		title: `${words}: ${title}`,
	});
	return [
		link("application/atom+xml", atomSuffix, "What has changed"),
		link("application/feed+json", jsonFeedSuffix, "What has changed (JSON)"),
	];
}
