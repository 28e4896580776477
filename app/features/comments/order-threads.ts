import type { CommentThread } from "../../domain/comment.ts";

/**
 * The open threads as they stand beside the text: those with a passage in its order, then those whose passage is not
 * there, then those about the whole text; each kind in the order in which they were begun.
 */
export function orderThreads(threads: readonly CommentThread[], order: readonly string[]): CommentThread[] {
	const places = new Map(order.map((id, index) => [id, index]));
	const place = ({ id, anchor }: CommentThread) =>
		places.get(id) ?? (anchor ? order.length : order.length + 1);
	return threads.filter((thread) => !thread.resolved).sort((a, b) => place(a) - place(b));
}
