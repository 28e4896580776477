import { doneSentence } from "#app/features/comments/comment-wish.ts";
import { replyId, wholeTextId } from "#app/features/comments/comments-desk.ts";
import { CommentsPage } from "#app/features/comments/comments-page.tsx";
import { readComments } from "#app/features/comments/read-comments.server.ts";
import { sendComment, unreadableComment } from "#app/features/comments/send-comment.server.ts";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { refusalStatus } from "#app/features/workspace/form-answer.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export const meta = () => [{ title: "Comments on the narrative – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readComments(args);

export async function action(args: ActionFunctionArgs) {
	const sent = await sendComment(args);
	if (!sent) throw data(unreadableComment, { status: 400 });
	const { wish, outcome } = sent;
	if (!outcome.ok) {
		if (outcome.code === "not-found") throw data(outcome.message, { status: 404 });
		const id = wish.intent === "reply" ? replyId(wish.threadId) : wholeTextId;
		const hasText = "text" in wish;
		const refused = { id: hasText ? id : "", text: hasText ? wish.text : "", problem: outcome.message };
		return data(refused, refusalStatus(outcome));
	}
	const { roadmap = "", action = "" } = args.params;
	const back = `/workspace/${roadmap}/actions/${action}`;
	return redirectWithDone(args.context.app, args.request, back, doneSentence(wish.intent));
}

export default function Comments() {
	return <CommentsPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
