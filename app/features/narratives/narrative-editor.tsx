import type { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { EditorContent, useEditor } from "@tiptap/react";
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { defaultEditorSettings, type EditorSettings } from "../../domain/editor-settings.ts";
import { useAnnounce } from "../../live/announcer.tsx";
import { holdPage } from "../../live/page-hold.ts";
import { commentMarks } from "../comments/comment-marks.ts";
import type { Passages } from "../comments/passages.ts";
import { caret } from "./caret.ts";
import { narrativeExtensions, rootName } from "./document-schema.ts";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { LinkField } from "./link-field.tsx";
import type { NarrativeSession } from "./narrative-session.ts";
import { rememberSettings } from "./remember-settings.ts";
import { SessionAlarm, SessionStatus } from "./session-status.tsx";
import { useChangeAnnouncements } from "./use-change-announcements.ts";
import { useNarrativeSession } from "./use-narrative-session.ts";
import { useSessionNews } from "./use-session-news.ts";

interface NarrativeEditorProps {
	/** The opaque name of the shared document. */
	documentName: string;
	/** Who writes: what this device keeps is theirs alone. */
	personId: string;
	/** How they want it. */
	settings?: EditorSettings;
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
	personId,
	settings: remembered = defaultEditorSettings,
	origin = window.location.origin,
	label = "Narrative",
	passages,
}: NarrativeEditorProps) {
	const [settings, setSettings] = useSettings(remembered);
	const view = useNarrativeSession({ origin, documentName, personId, hold: settings.hold });
	const [editor, setEditor] = useState<Editor | null>(null);
	useChangeAnnouncements(view.session, settings.announce);
	useSessionNews(view);
	const isOver = view.closedWith !== null;
	useEffect(() => (isOver ? holdPage() : undefined), [isOver]);
	const { session } = view;
	const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
		// Going to another window and back is not leaving.
		if (document.hasFocus() && !currentTarget.contains(relatedTarget)) session?.holding.stop();
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: only notices that the focus has left the editor
		<div
			className="narrative-editor govuk-body"
			data-document={documentName}
			data-save={view.save}
			onBlur={onBlur}
		>
			{session && (
				<EditorField
					session={session}
					mayWrite={view.mayWrite ?? false}
					label={label}
					passages={passages}
					onEditor={setEditor}
				/>
			)}
			<SessionAlarm {...view} />
			<SessionStatus view={view} editor={editor} settings={settings} onSettings={setSettings} />
		</div>
	);
}

/** The person's choices; a new one counts at once, and is remembered by the server. */
function useSettings(remembered: EditorSettings): [EditorSettings, (settings: EditorSettings) => void] {
	const announce = useAnnounce();
	const [settings, setSettings] = useState(remembered);
	const choose = async (chosen: EditorSettings) => {
		setSettings(chosen);
		if (!(await rememberSettings(chosen))) announce("This choice counts here, but could not be remembered.");
	};
	return [settings, choose];
}

function EditorField({
	session,
	mayWrite,
	label,
	passages,
	onEditor,
}: {
	session: NarrativeSession;
	mayWrite: boolean;
	label: string;
	passages: Passages | undefined;
	onEditor: (editor: Editor | null) => void;
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
			editorProps: propsOf({ textId, label, mayWrite: false }),
		},
		[session],
	);
	useEffect(() => {
		editor?.setOptions({ editorProps: propsOf({ textId, label, mayWrite }) });
		editor?.setEditable(mayWrite, false);
	}, [editor, textId, label, mayWrite]);
	useEffect(() => onEditor(editor), [editor, onEditor]);
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
				Alt and F10 go to the formatting tools, and Escape comes back.
			</p>
		</div>
	);
}

/** What the text is to a screen reader, and how it keeps its caret in sight. */
const propsOf = ({ textId, label, mayWrite }: { textId: string; label: string; mayWrite: boolean }) => ({
	// The alarm may stand at the bottom of the window: the caret is kept clear of it.
	scrollThreshold: { top: 0, right: 0, bottom: 90, left: 0 },
	scrollMargin: { top: 5, right: 5, bottom: 100, left: 5 },
	attributes: {
		id: textId,
		role: "textbox",
		"aria-multiline": "true",
		"aria-readonly": String(!mayWrite),
		"aria-label": label,
		"aria-describedby": `${textId}-help`,
		class: "narrative-editor__text app-prose",
	},
});
