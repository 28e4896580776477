import type { PassageAnchor } from "../../domain/passage-anchor.ts";
import { CommentForm } from "./comment-form.tsx";
import { briefly } from "./comment-thread.tsx";
import type { CommentsDesk } from "./comments-desk.ts";

interface PassageFormProps {
	desk: CommentsDesk;
	/** The passage that was selected. */
	draft: PassageAnchor;
}

/** The box for a comment on the passage that was selected; it is marked in the text meanwhile. */
export function PassageForm({ desk, draft }: PassageFormProps) {
	const done = () => desk.passages?.end();
	return (
		<div className="comments__draft">
			<CommentForm
				desk={desk}
				id="comment-on-passage"
				fields={{ intent: "comment", ...draft }}
				label={`Your comment on “${briefly(draft.quotation)}”`}
				button="Send the comment"
				takesFocus
				onSent={done}
				onCancel={done}
			/>
		</div>
	);
}
