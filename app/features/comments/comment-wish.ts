/** What a form about comments asks for. `anchor` is as the browser sent it; null means the whole text. */
export type CommentWish =
	| { intent: "comment"; text: string; anchor: unknown }
	| { intent: "reply"; threadId: string; text: string }
	| { intent: "resolve" | "reopen"; threadId: string }
	| { intent: "withdraw"; commentId: string };

/** An id as we make them; anything else names nothing. */
const idOf = (text = "") => (/^[\w-]{1,64}$/.test(text) ? text : "");

/** Reads the fields of a form; null when they are not those of any form of ours. */
export function readCommentWish(fields: Record<string, string>): CommentWish | null {
	const { intent, text = "", thread, comment } = fields;
	switch (intent) {
		case "comment": {
			const { start, end, quotation, before } = fields;
			const anchor = start === undefined ? null : { start, end, quotation, before };
			return { intent, text, anchor };
		}
		case "reply":
			return { intent, text, threadId: idOf(thread) };
		case "resolve":
		case "reopen":
			return { intent, threadId: idOf(thread) };
		case "withdraw":
			return { intent, commentId: idOf(comment) };
		default:
			return null;
	}
}

/** What was done, in one sentence for the banner and for people who listen. */
export function doneSentence(intent: CommentWish["intent"]): string {
	switch (intent) {
		case "comment":
			return "Your comment is there.";
		case "reply":
			return "Your reply is there.";
		case "resolve":
			return "The comment is resolved.";
		case "reopen":
			return "The comment is open again.";
		case "withdraw":
			return "Your comment is withdrawn.";
	}
}
