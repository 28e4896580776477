import { notFound, type Outcome, refuse } from "#app/domain/refusal.ts";
import { sendComment, unreadableComment } from "#app/features/comments/send-comment.server.ts";
import { refusalStatus } from "#app/features/workspace/form-answer.ts";
import type { ActionFunctionArgs } from "#app/remix.ts";

const signedOut = refuse(
	"not-allowed",
	"You are signed out. Copy what you typed, sign in again, and send it from there.",
);

/** Only the page's own script posts here; there is nothing to see. */
export const loader = () => answer(notFound);

/** The same as the form of the comments' page, answered for a script that stays on its page. */
export async function action(args: ActionFunctionArgs) {
	if (!args.context.person) return answer(signedOut);
	const sent = await sendComment(args);
	return answer(sent?.outcome ?? refuse("invalid", unreadableComment));
}

const answer = (outcome: Outcome<unknown>) =>
	Response.json(outcome, { status: outcome.ok ? 200 : refusalStatus(outcome) });
