import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef, useState } from "react";

interface Tool {
	label: string;
	/** What the button shows; its name is the label. */
	sign: string;
	keys?: string;
	/** Whether it is on where the caret is; undefined for tools that are not switches. */
	isOn?: (editor: Editor) => boolean;
	isPossible?: (editor: Editor) => boolean;
	/** Whether this editor has it at all; it has, by default. */
	isThere?: (editor: Editor) => boolean;
	use: (editor: Editor) => void;
}

const switchFor = (label: string, sign: string, name: string, use: Tool["use"], keys?: string): Tool => ({
	label,
	sign,
	use,
	isOn: (editor) => editor.isActive(name),
	...(keys && { keys }),
});

const allTools: Tool[] = [
	switchFor("Bold", "B", "bold", (e) => e.chain().focus().toggleBold().run(), "Control+B"),
	switchFor("Italic", "I", "italic", (e) => e.chain().focus().toggleItalic().run(), "Control+I"),
	switchFor("Heading", "H", "heading", (e) => e.chain().focus().toggleHeading({ level: 2 }).run()),
	switchFor("Bullet list", "•", "bulletList", (e) => e.chain().focus().toggleBulletList().run()),
	switchFor("Numbered list", "1.", "orderedList", (e) => e.chain().focus().toggleOrderedList().run()),
	switchFor("Quote", "“", "blockquote", (e) => e.chain().focus().toggleBlockquote().run()),
	switchFor("Link", "Link", "link", () => {}),
	{
		label: "Comment (Ctrl+Alt+M)",
		sign: "Comment",
		keys: "Control+Alt+M",
		isThere: (e) => "startComment" in e.commands,
		use: (e) => e.commands.startComment(),
	},
	{
		label: "Undo",
		sign: "Undo",
		keys: "Control+Z",
		isPossible: (e) => e.can().undo(),
		use: (e) => e.chain().focus().undo().run(),
	},
	{
		label: "Redo",
		sign: "Redo",
		keys: "Control+Y",
		isPossible: (e) => e.can().redo(),
		use: (e) => e.chain().focus().redo().run(),
	},
];

interface EditorToolbarProps {
	editor: Editor;
	/** The text that the tools work on. */
	controls: string;
	onLink: () => void;
}

/** The tools of the editor, as a toolbar: one stop for Tab, arrows between the buttons, Escape back to the text. */
export function EditorToolbar({ editor, controls, onLink }: EditorToolbarProps) {
	const bar = useRef<HTMLDivElement>(null);
	const [current, setCurrent] = useState(0);
	const tools = allTools.filter((tool) => tool.isThere?.(editor) ?? true);
	const state = useEditorState({
		editor,
		selector: ({ editor: e }) =>
			tools.map((tool) => ({
				isOn: tool.isOn?.(e) ?? null,
				isPossible: e.isEditable && (tool.isPossible?.(e) ?? true),
			})),
	});
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Escape") editor.commands.focus();
		const next = nextTool(event.key, current, tools.length);
		if (next === null) return;
		event.preventDefault();
		setCurrent(next);
		bar.current?.querySelectorAll("button")[next]?.focus();
	};
	return (
		<div
			ref={bar}
			role="toolbar"
			aria-label="Formatting"
			aria-controls={controls}
			className="narrative-editor__toolbar"
			onKeyDown={onKeyDown}
		>
			{tools.map((tool, index) => (
				<button
					key={tool.label}
					type="button"
					className="narrative-editor__tool"
					aria-label={tool.label}
					title={tool.label}
					aria-pressed={state[index]?.isOn ?? undefined}
					aria-disabled={state[index]?.isPossible === false}
					aria-keyshortcuts={tool.keys}
					tabIndex={index === current ? 0 : -1}
					onFocus={() => setCurrent(index)}
					onClick={() => {
						if (state[index]?.isPossible === false) return;
						if (tool.label === "Link") onLink();
						else tool.use(editor);
					}}
				>
					<span aria-hidden="true">{tool.sign}</span>
				</button>
			))}
		</div>
	);
}

function nextTool(key: string, current: number, count: number): number | null {
	switch (key) {
		case "ArrowRight":
			return (current + 1) % count;
		case "ArrowLeft":
			return (current + count - 1) % count;
		case "Home":
			return 0;
		case "End":
			return count - 1;
		default:
			return null;
	}
}
