import { type FormEvent, useState } from "react";
import { ErrorMessage } from "../../ui/error-message.tsx";
import type { CommentsDesk } from "./comments-desk.ts";

interface CommentActProps {
	desk: CommentsDesk;
	fields: Record<string, string>;
	button: string;
	/** What the button is about, for people who hear it without its surroundings. */
	about: string;
	/** The element to go to when the button is gone with what it did. */
	focusOn: string;
}

/** One button that does something to a comment; a plain form without JavaScript. */
export function CommentAct({ desk, fields, button, about, focusOn }: CommentActProps) {
	const [problem, setProblem] = useState<string | null>(null);
	const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const wrong = await desk.send(new FormData(event.currentTarget));
		setProblem(wrong);
		if (wrong === null) document.getElementById(focusOn)?.focus();
	};
	return (
		<form method="post" action={`${desk.here}/comments`} onSubmit={onSubmit}>
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			{problem && (
				<div role="alert">
					<ErrorMessage>{problem}</ErrorMessage>
				</div>
			)}
			<button type="submit" className="app-link-button">
				{button}
				<span className="govuk-visually-hidden"> {about}</span>
			</button>
		</form>
	);
}
