import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import type { CommentsDesk } from "./comments-desk.ts";

interface CommentFormProps {
	desk: CommentsDesk;
	/** Names the text field, and what was typed into it. */
	id: string;
	/** What is sent besides the text. */
	fields: Record<string, string>;
	label: string;
	button: string;
	/** Whether to begin to type at once. */
	takesFocus?: boolean;
	onSent?: (form: HTMLFormElement) => void;
	onCancel?: () => void;
}

/** A box to say something in. A plain form without JavaScript; with it, sent without leaving the page. */
export function CommentForm(props: CommentFormProps) {
	const { desk, id, fields, label, button, onCancel } = props;
	const refused = desk.refused?.id === id ? desk.refused : undefined;
	const { form, problem, onSubmit } = useSubmit(props, refused?.problem ?? null);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Escape") onCancel?.();
	};
	return (
		<form ref={form} method="post" action={`${desk.here}/comments`} onSubmit={onSubmit} noValidate>
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Textarea
				id={id}
				name="text"
				rows={3}
				label={label}
				error={problem ?? undefined}
				defaultValue={refused?.text ?? desk.typed.get(id) ?? ""}
				onChange={(event) => desk.typed.set(id, event.target.value)}
				onKeyDown={onKeyDown}
			/>
			<div className="govuk-button-group">
				<Button look={onCancel ? undefined : "secondary"}>{button}</Button>
				{onCancel && (
					<button type="button" className="app-link-button" onClick={onCancel}>
						Cancel
					</button>
				)}
			</div>
		</form>
	);
}

function useSubmit({ desk, id, takesFocus, onSent }: CommentFormProps, refusedWith: string | null) {
	const form = useRef<HTMLFormElement>(null);
	const isSending = useRef(false);
	const [problem, setProblem] = useState(refusedWith);
	useEffect(() => {
		if (takesFocus) boxOf(form.current)?.focus();
	}, [takesFocus]);
	const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const sent = event.currentTarget;
		// A second press while the first is on its way would say it twice.
		if (isSending.current) return;
		isSending.current = true;
		const wrong = await desk.send(new FormData(sent));
		isSending.current = false;
		setProblem(wrong);
		const box = boxOf(sent);
		if (wrong !== null) return box?.focus();
		desk.typed.delete(id);
		if (box) box.value = "";
		onSent?.(sent);
	};
	return { form, problem, onSubmit };
}

const boxOf = (form: HTMLFormElement | null) => form?.querySelector("textarea");
