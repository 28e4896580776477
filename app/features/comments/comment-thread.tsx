import type { Comment, CommentThread } from "../../domain/comment.ts";
import { formatInstant } from "../../domain/dates.ts";
import { Details } from "../../ui/details.tsx";
import { personWords } from "../narratives/people-here.ts";
import { CommentAct } from "./comment-act.tsx";
import { CommentForm } from "./comment-form.tsx";
import { type CommentsDesk, replyId } from "./comments-desk.ts";

interface ThreadProps {
	thread: CommentThread;
	desk: CommentsDesk;
}

/** One conversation: what it is about, what was said, and what can be done. */
export function Thread({ thread, desk }: ThreadProps) {
	const { id, resolved } = thread;
	return (
		<li id={`comment-thread-${id}`} className="comments__thread" tabIndex={-1}>
			<Passage thread={thread} desk={desk} />
			<ol className="comments__said">
				{thread.comments.map((comment) => (
					<Said key={comment.id} comment={comment} desk={desk} focusOn={`comment-thread-${id}`} />
				))}
			</ol>
			{resolved && (
				<p className="govuk-body-s">
					Resolved by {personWords(resolved)} on {formatInstant(resolved.at)}
				</p>
			)}
			{desk.mayComment && <ThreadTools thread={thread} desk={desk} />}
		</li>
	);
}

function Passage({ thread: { id, anchor, resolved }, desk }: ThreadProps) {
	if (!anchor) return <p className="comments__about">On the whole text</p>;
	const { ready, order } = desk.view;
	const isThere = order.includes(id);
	return (
		<>
			<blockquote className="comments__quotation">{anchor.quotation}</blockquote>
			{ready && !resolved && !isThere && <p className="comments__gone">The passage is gone.</p>}
			{ready && isThere && (
				<button type="button" className="app-link-button" onClick={() => desk.passages?.goTo(id)}>
					Go to the passage
					<span className="govuk-visually-hidden"> “{briefly(anchor.quotation)}”</span>
				</button>
			)}
		</>
	);
}

function Said({ comment, desk, focusOn }: { comment: Comment; desk: CommentsDesk; focusOn: string }) {
	const { text } = comment;
	return (
		<li className="comments__comment">
			<p className="comments__who">
				<b>{personWords(comment)}</b> <time dateTime={comment.at}>{formatInstant(comment.at)}</time>
			</p>
			{text === null ? (
				<p className="comments__withdrawn">This comment was withdrawn by its author.</p>
			) : (
				<p className="comments__text">{text}</p>
			)}
			{text !== null && comment.personId === desk.personId && (
				<CommentAct
					desk={desk}
					fields={{ intent: "withdraw", comment: comment.id }}
					button="Withdraw"
					about={`my comment “${briefly(text)}”`}
					focusOn={focusOn}
				/>
			)}
		</li>
	);
}

function ThreadTools({ thread, desk }: ThreadProps) {
	const { id, resolved } = thread;
	const field = replyId(id);
	const about = aboutThread(thread);
	return (
		<>
			<Details
				className="comments__reply"
				open={desk.refused?.id === field || desk.typed.has(field) || undefined}
				summary={
					<>
						Reply<span className="govuk-visually-hidden"> to {about}</span>
					</>
				}
			>
				<CommentForm
					desk={desk}
					id={field}
					fields={{ intent: "reply", thread: id }}
					label="Your reply"
					button={resolved ? "Reply and open again" : "Send the reply"}
					onSent={closeDetails}
				/>
			</Details>
			<CommentAct
				desk={desk}
				fields={{ intent: resolved ? "reopen" : "resolve", thread: id }}
				button={resolved ? "Open again" : "Resolve"}
				about={about}
				focusOn="comments-heading"
			/>
		</>
	);
}

/** What was sent is in the list now; the way to say more is where the box was. */
export function closeDetails(form: HTMLFormElement): void {
	const details = form.closest("details");
	if (!details) return;
	details.open = false;
	details.querySelector("summary")?.focus();
}

function aboutThread({ anchor, comments }: CommentThread): string {
	const first = comments[0];
	const whom = first ? `the comment by ${first.name}` : "the comment";
	return anchor ? `${whom} on “${briefly(anchor.quotation)}”` : `${whom} on the whole text`;
}

/** The first words of a text, for a label. */
export const briefly = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text);
