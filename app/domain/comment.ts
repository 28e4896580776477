import type { Instant } from "./dates.ts";
import type { PassageAnchor } from "./passage-anchor.ts";

/** Most characters of a comment. */
export const maxCommentLength = 2_000;
/** Most characters of a passage that are kept as its quotation. */
export const maxQuotationLength = 300;
/** Most characters before a passage that are kept, to tell it from others with the same words. */
export const maxContextLength = 60;
/** Most threads about one document, and most comments in one thread: pages show them all. */
export const maxThreads = 500;
export const maxThreadLength = 200;

/** Who said something, and for which organisation. */
export interface Speaker {
	name: string;
	organisation: string;
}

/** One comment; `text` is null once its author has withdrawn it. */
export interface Comment extends Speaker {
	id: string;
	personId: string;
	text: string | null;
	at: Instant;
}

/** A conversation about a passage, or about the whole text (`anchor` is null); its comments from the first on. */
export interface CommentThread {
	id: string;
	anchor: PassageAnchor | null;
	comments: Comment[];
	resolved: (Speaker & { at: Instant }) | null;
}

/** A comment as it is kept: without control characters, and without space around it. */
export function tidyComment(text: string): string {
	return (
		text
			.replace(/\r\n?|[\u2028\u2029]/g, "\n")
			// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
			.replace(/\n{3,}/g, "\n\n")
			.trim()
	);
}

/** What is wrong with a tidied comment, in one sentence; null when it can be sent. */
export function commentProblem(text: string): string | null {
	if (text === "") return "Enter a comment.";
	if (text.length > maxCommentLength) {
		return `The comment must have at most ${maxCommentLength.toLocaleString("en-GB")} characters.`;
	}
	return null;
}

/**
 * One sentence for what others did to the comments of a page between two readings; null when they did nothing that
 * needs to be said.
 */
export function commentNews(
	before: readonly CommentThread[],
	after: readonly CommentThread[],
	personId: string,
): string | null {
	const known = new Set(before.flatMap((thread) => thread.comments).map((comment) => comment.id));
	const added = after
		.flatMap((thread) => thread.comments)
		.filter((comment) => !known.has(comment.id) && comment.personId !== personId);
	const [first] = added;
	if (first && added.length === 1) return `New comment by ${first.name}`;
	if (added.length > 1) return `${added.length} new comments`;
	const open = new Set(before.filter((thread) => !thread.resolved).map((thread) => thread.id));
	const closed = after.filter((thread) => thread.resolved && open.has(thread.id)).length;
	if (closed > 0) return closed === 1 ? "A comment was resolved" : `${closed} comments were resolved`;
	return null;
}
