import type { Instant } from "../../domain/dates.ts";

/** What a feed tells of: the same for every format. Texts are plain, whatever was typed; only `html` is markup. */
export interface FeedData {
	roadmapId: string;
	/** Names what it is the feed of, whatever becomes of titles and addresses. */
	key: string;
	title: string;
	subtitle: string;
	/** Of the page of what it is the feed of, without the origin. */
	path: string;
	/** Scheme, host and port of this installation. */
	origin: string;
	serviceName: string;
	updated: Instant;
	/** Newest first. */
	entries: FeedEntry[];
}

/** One thing that happened. */
export interface FeedEntry {
	/** Stays the same for ever, whatever becomes of titles and addresses. */
	key: string;
	title: string;
	/** Of the page that tells more, without the origin. */
	path: string;
	published: Instant;
	updated: Instant;
	/** Safe to show as it is. */
	html: string;
	/** The organisation that says so; null where nobody is known. */
	author: string | null;
}

/**
 * The name of a thing in feeds, as a tag URI (RFC 4151): readers know by it what they have seen. It holds no slug and no title,
 * because those change.
 */
export const tagOf = (origin: string, key: string): string => `tag:${new URL(origin).hostname},2026:${key}`;
