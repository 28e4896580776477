import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { toSafeLink } from "./safe-link.ts";

interface LinkFieldProps {
	editor: Editor;
	onDone: () => void;
}

/** Asks for the address of a link, below the toolbar, in the page itself. */
export function LinkField({ editor, onDone }: LinkFieldProps) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const present: unknown = editor.getAttributes("link").href;
	const [address, setAddress] = useState(typeof present === "string" ? present : "");
	const [isWrong, setIsWrong] = useState(false);
	useEffect(() => input.current?.focus(), []);

	const finish = () => {
		onDone();
		editor.commands.focus();
	};
	const add = () => {
		const href = toSafeLink(address);
		if (href === null) {
			setIsWrong(true);
			input.current?.focus();
			return;
		}
		setLink(editor, href);
		finish();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Escape") finish();
		if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
		event.preventDefault();
		add();
	};
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that says the label once more
		<div className="narrative-editor__link" role="group" aria-label="Link" onKeyDown={onKeyDown}>
			<label className="govuk-label" htmlFor={id}>
				Address of the link
			</label>
			{isWrong && (
				<p id={`${id}-error`} className="govuk-error-message">
					<span className="govuk-visually-hidden">Error:</span> Enter a web address such as www.example.org,
					or a mail address
				</p>
			)}
			<input
				ref={input}
				id={id}
				className={`govuk-input${isWrong ? " govuk-input--error" : ""}`}
				type="text"
				inputMode="url"
				autoComplete="off"
				value={address}
				aria-invalid={isWrong}
				aria-describedby={isWrong ? `${id}-error` : undefined}
				onChange={(event) => setAddress(event.target.value)}
			/>
			<button type="button" className="narrative-editor__tool" onClick={add}>
				Set link
			</button>
			{typeof present === "string" && (
				<button
					type="button"
					className="narrative-editor__tool"
					onClick={() => {
						editor.chain().focus().extendMarkRange("link").unsetLink().run();
						finish();
					}}
				>
					Remove link
				</button>
			)}
			<button type="button" className="narrative-editor__tool" onClick={finish}>
				Cancel
			</button>
		</div>
	);
}

/** Links what is selected, or the link that the caret is in; with nothing selected, the address becomes the text. */
function setLink(editor: Editor, href: string): void {
	const chain = editor.chain().focus();
	if (editor.state.selection.empty && !editor.isActive("link")) {
		chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
	} else chain.extendMarkRange("link").setLink({ href }).run();
}
