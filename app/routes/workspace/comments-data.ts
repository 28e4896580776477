import { type Outcome, refuse } from "#app/domain/refusal.ts";
import { readComments } from "#app/features/comments/read-comments.server.ts";
import { sendComment, unreadableComment } from "#app/features/comments/send-comment.server.ts";
import { refusalStatus } from "#app/features/workspace/form-answer.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "#app/remix.ts";

const signedOut = refuse(
	"not-allowed",
	"You are signed out. Copy what you typed, sign in again, and send it from there.",
);

/** The threads as they are now, for a page that asks whether it missed any. */
export async function loader(args: LoaderFunctionArgs) {
	return Response.json((await readComments(args)).threads);
}

/** The same as the form of the comments' page, answered for a script that stays on its page. */
export async function action(args: ActionFunctionArgs) {
	if (!args.context.person) return answer(signedOut);
	const sent = await sendComment(args);
	return answer(sent?.outcome ?? refuse("invalid", unreadableComment));
}

const answer = (outcome: Outcome<unknown>) =>
	Response.json(outcome, { status: outcome.ok ? 200 : refusalStatus(outcome) });
