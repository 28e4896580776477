import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { CommentThread } from "../../domain/comment.ts";
import { Details } from "../../ui/details.tsx";
import { CommentForm } from "./comment-form.tsx";
import { closeDetails, Thread } from "./comment-thread.tsx";
import { type CommentsDesk, type RefusedComment, wholeTextId } from "./comments-desk.ts";
import { orderThreads } from "./order-threads.ts";
import { PassageForm } from "./passage-form.tsx";
import { Passages } from "./passages.ts";
import { useCommentNews } from "./use-comment-news.ts";
import { useSendComment } from "./use-send-comment.ts";

interface CommentsPanelProps {
	threads: CommentThread[];
	/** Path of the action's page. */
	here: string;
	personId: string;
	mayComment: boolean;
	/** What it shares with the editor beside it; without one, comments are about the whole text. */
	passages?: Passages;
	refused?: RefusedComment;
}

const noEditor = new Passages();

/** The comments on a text: the open ones in the order of their passages, the resolved ones one click away. */
export function CommentsPanel({ threads, refused, passages, ...asker }: CommentsPanelProps) {
	const store = passages ?? noEditor;
	const view = useSyncExternalStore(store.subscribe, store.getView, store.getView);
	const [typed] = useState(() => new Map<string, string>());
	const desk = { ...asker, send: useSendComment(asker.here), typed, refused, passages, view };
	const open = useMemo(() => orderThreads(threads, view.order), [threads, view.order]);
	const resolved = threads.filter((thread) => thread.resolved);
	useEffect(() => {
		passages?.show(open.flatMap(({ id, anchor }) => (anchor ? [{ id, anchor }] : [])));
	}, [passages, open]);
	useCommentNews(threads, asker.personId, view.emptyWishes);
	return (
		<section aria-labelledby="comments-heading" className="comments" id="comments">
			<h3 className="govuk-heading-s" id="comments-heading" tabIndex={-1}>
				Comments
			</h3>
			{asker.mayComment && view.draft && (
				<PassageForm key={view.draft.start} desk={desk} draft={view.draft} />
			)}
			<p className="govuk-body-s">{introduction(open.length, desk)}</p>
			{open.length > 0 && (
				<ol className="comments__threads">
					{open.map((thread) => (
						<Thread key={thread.id} thread={thread} desk={desk} />
					))}
				</ol>
			)}
			{asker.mayComment && <WholeTextForm desk={desk} />}
			{resolved.length > 0 && (
				<Details summary={`Resolved comments (${resolved.length})`} className="comments__resolved">
					<ol className="comments__threads">
						{resolved.map((thread) => (
							<Thread key={thread.id} thread={thread} desk={desk} />
						))}
					</ol>
				</Details>
			)}
		</section>
	);
}

function introduction(open: number, { mayComment, view }: CommentsDesk): string {
	const count = open === 0 ? "No open comments." : open === 1 ? "1 open comment." : `${open} open comments.`;
	if (!mayComment || !view.ready) return `${count} Partners only: never public.`;
	return `${count} Select a passage and press Comment above the text, or Ctrl+Alt+M. Partners only: never public.`;
}

function WholeTextForm({ desk }: { desk: CommentsDesk }) {
	const isBegun = desk.refused?.id === wholeTextId || desk.typed.has(wholeTextId);
	return (
		<Details summary="Comment on the whole text" open={isBegun || undefined}>
			<CommentForm
				desk={desk}
				id={wholeTextId}
				fields={{ intent: "comment" }}
				label="Your comment on the whole text"
				button="Send the comment"
				onSent={closeDetails}
			/>
		</Details>
	);
}
