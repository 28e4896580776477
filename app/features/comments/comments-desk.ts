import type { Passages, PassagesView } from "./passages.ts";
import type { SendComment } from "./use-send-comment.ts";

/** A comment that was sent by a plain form and came back: the field, what was typed, and what is wrong. */
export interface RefusedComment {
	id: string;
	text: string;
	problem: string | null;
}

/** What every part of a list of comments works with. */
export interface CommentsDesk {
	/** Path of the action's page. */
	here: string;
	personId: string;
	/** Whether this person may comment, reply and resolve, and not only read. */
	mayComment: boolean;
	send: SendComment;
	/** What was typed and not sent, by field: it survives when a thread moves to another part of the list. */
	typed: Map<string, string>;
	refused: RefusedComment | undefined;
	/** The editor beside the list; undefined where there is none. */
	passages: Passages | undefined;
	view: PassagesView;
}

/** The field in which one answers a thread. */
export const replyId = (threadId: string) => `reply-${threadId}`;

/** The field in which one comments on the whole text. */
export const wholeTextId = "comment-on-all";
