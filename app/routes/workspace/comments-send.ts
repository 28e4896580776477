import { notFound, refuse } from "#app/domain/refusal.ts";
import { sendComment } from "#app/features/comments/send-comment.server.ts";
import { refusalStatus } from "#app/features/workspace/form-answer.ts";
import { type ActionFunctionArgs, data } from "#app/remix.ts";

const signedOut = refuse(
	"not-allowed",
	"You are signed out. Copy what you typed, sign in again, and send it from there.",
);

/** Only the page's own script posts here; there is nothing to see. */
export function loader() {
	throw data(notFound.message, { status: 404 });
}

/** The same as the form of the comments' page, answered for a script that stays on its page. */
export async function action(args: ActionFunctionArgs) {
	if (!args.context.person) return Response.json(signedOut, { status: refusalStatus(signedOut) });
	const { outcome } = await sendComment(args);
	return Response.json(outcome, { status: outcome.ok ? 200 : refusalStatus(outcome) });
}
