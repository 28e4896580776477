import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { EditorContent, useEditor } from "@tiptap/react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { commentMarks } from "../comments/comment-marks.ts";
import type { Passages } from "../comments/passages.ts";
import { closeSentence } from "./close-sentence.ts";
import { narrativeExtensions, rootName } from "./document-schema.ts";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { LinkField } from "./link-field.tsx";
import type { NarrativeSession } from "./narrative-session.ts";
import { type PersonHere, personWords } from "./people-here.ts";
import { saveWords } from "./save-state.ts";
import { type SessionView, useNarrativeSession } from "./use-narrative-session.ts";

interface NarrativeEditorProps {
	/** The opaque name of the shared document. */
	documentName: string;
	/** Scheme, host and port of the server; by default the page's own. */
	origin?: string;
	/** What the text is called for people who hear it. */
	label?: string;
	/** What the list of comments beside the text shares with it; without it, nobody comments here. */
	passages?: Passages;
}

/** The shared editor of a narrative. Render it in a browser only, and only for people who may write. */
export default function NarrativeEditor({
	documentName,
	origin,
	label = "Narrative",
	passages,
}: NarrativeEditorProps) {
	const view = useNarrativeSession(origin ?? window.location.origin, documentName);
	return (
		<div className="narrative-editor govuk-body" data-document={documentName} data-save={view.save}>
			{view.session && (
				<EditorField session={view.session} mayWrite={view.mayWrite} label={label} passages={passages} />
			)}
			<SessionStatus {...view} />
		</div>
	);
}

function EditorField({
	session,
	mayWrite,
	label,
	passages,
}: {
	session: NarrativeSession;
	mayWrite: boolean;
	label: string;
	passages: Passages | undefined;
}) {
	const textId = useId();
	const root = useRef<HTMLDivElement>(null);
	const [asksForLink, setAsksForLink] = useState(false);
	const editor = useEditor(
		{
			immediatelyRender: false,
			// Its style element would break the Content-Security-Policy; the rules that matter are in our style sheet.
			injectCSS: false,
			editable: false,
			extensions: [
				...narrativeExtensions,
				Collaboration.configure({ document: session.doc, field: rootName }),
				CollaborationCaret.configure({ provider: session.provider, user: {}, render: caret }),
				...(passages ? [commentMarks(passages, session.doc.getXmlFragment(rootName))] : []),
			],
			editorProps: {
				attributes: {
					id: textId,
					role: "textbox",
					"aria-multiline": "true",
					"aria-label": label,
					"aria-describedby": `${textId}-help`,
					class: "narrative-editor__text app-prose",
				},
			},
		},
		[session],
	);
	useEffect(() => {
		editor?.setEditable(mayWrite, false);
	}, [editor, mayWrite]);
	if (!editor) return null;
	const onKeyDown = (event: KeyboardEvent) => {
		if (!event.altKey || event.key !== "F10") return;
		event.preventDefault();
		root.current?.querySelector<HTMLElement>('[role="toolbar"] [tabindex="0"]')?.focus();
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: only passes a key on, from the text to its toolbar
		<div ref={root} onKeyDown={onKeyDown}>
			<EditorToolbar editor={editor} controls={textId} onLink={() => setAsksForLink(true)} />
			{asksForLink && <LinkField editor={editor} onDone={() => setAsksForLink(false)} />}
			<EditorContent editor={editor} />
			<p className="govuk-visually-hidden" id={`${textId}-help`}>
				Alt and F10 go to the formatting tools.
			</p>
		</div>
	);
}

/** Someone's caret, with who they are as text: colour alone says nothing. */
function caret(user: Record<string, unknown>): HTMLElement {
	const mark = document.createElement("span");
	const label = document.createElement("span");
	const colour = typeof user.color === "string" ? user.color : "";
	mark.className = "narrative-editor__caret";
	label.className = "narrative-editor__caret-label";
	mark.style.setProperty("--narrative-caret", colour);
	const text = (value: unknown) => (typeof value === "string" ? value : "");
	label.textContent = personWords({ name: text(user.name), organisation: text(user.organisation) });
	mark.append(label);
	return mark;
}

function SessionStatus({ save, mayWrite, closedWith, people }: SessionView) {
	return (
		<div className="narrative-editor__status">
			<p className="narrative-editor__save" role="status" data-state={save}>
				{closedWith === null ? saveWords[save] : closeSentence(closedWith)}
			</p>
			{closedWith === null && save === "saved" && !mayWrite && <p>You can read this text, not change it.</p>}
			<PeopleHere people={people} />
		</div>
	);
}

function PeopleHere({ people }: { people: PersonHere[] }) {
	if (people.length === 0) return null;
	return <p className="narrative-editor__people">Also here: {people.map(personWords).join(", ")}</p>;
}
