import type { Outcome } from "../../domain/refusal.ts";
import type { ActionFunctionArgs } from "../../remix.ts";
import { readForm } from "../workspace/read-form.server.ts";
import { requirePerson } from "../workspace/require-person.server.ts";
import { type CommentWish, readCommentWish } from "./comment-wish.ts";
import { writeComment } from "./write-comment.server.ts";

/** For what no form of ours sends. */
export const unreadableComment = "This form could not be read. Open the page again and send it from there.";

/** What a form about comments asked for, and what became of it. */
export interface SentComment {
	wish: CommentWish;
	outcome: Outcome<{ threadId: string }>;
}

/** Does what a posted form about comments asks for; null for what no form of ours sends. */
export async function sendComment(args: ActionFunctionArgs): Promise<SentComment | null> {
	const person = requirePerson(args);
	const wish = readCommentWish(await readForm(args.request));
	if (!wish) return null;
	const { roadmap = "", action = "" } = args.params;
	const command = { roadmapSlug: roadmap, actionSlug: action, wish };
	return { wish, outcome: await writeComment(args.context.app, person, command) };
}
