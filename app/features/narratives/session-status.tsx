import type { Editor } from "@tiptap/core";
import { type FormEvent, useId } from "react";
import type { EditorSettings } from "../../domain/editor-settings.ts";
import { readEditorSettings } from "../../domain/editor-settings.ts";
import { Details } from "../../ui/details.tsx";
import { EditorChoices } from "../settings/editor-choices.tsx";
import { closeSentence } from "./close-sentence.ts";
import { PeopleList } from "./people-list.tsx";
import { damagedSentence, roleSentence } from "./role-sentence.ts";
import { alarmSentence, saveWords } from "./save-words.ts";
import type { SessionView } from "./use-narrative-session.ts";

interface SessionStatusProps {
	view: SessionView;
	editor: Editor | null;
	settings: EditorSettings;
	onSettings: (settings: EditorSettings) => void;
}

/** What a writer needs to know below the text: whether it is saved, who else is here and where, and how to hear of them. */
export function SessionStatus({ view, editor, settings, onSettings }: SessionStatusProps) {
	const { save, keeping, mayWrite, lockedBecause, damagedAs, closedWith, session } = view;
	const isDamaged = damagedAs !== null;
	const role =
		closedWith === null && mayWrite !== null && !isDamaged && roleSentence(mayWrite, lockedBecause);
	const saved = isDamaged && save === "saved" ? "Read-only" : saveWords(save, keeping);
	return (
		<div className="narrative-editor__status">
			{/* Silent: it changes with every word. What has to be heard is announced once. */}
			<p className="narrative-editor__save" role="status" aria-live="off" data-state={save}>
				{closedWith === null ? saved : "Not connected any more"}
			</p>
			{role && <p>{role}</p>}
			<Waiting view={view} editor={editor} />
			{session && <PeopleList people={view.people} editor={editor} doc={session.doc} />}
			<Choices settings={settings} onSettings={onSettings} />
		</div>
	);
}

/** What nobody may miss: text that is not saved for a while or is damaged, or a connection that is over for good. */
export function SessionAlarm({ save, isAlarming, keeping, closedWith, damagedAs }: SessionView) {
	const sentences =
		closedWith !== null
			? [closeSentence(closedWith)]
			: [
					...(isAlarming ? [alarmSentence(save, keeping)] : []),
					...(damagedAs === null ? [] : [damagedSentence(damagedAs)]),
				];
	return (
		<div role="alert" className="narrative-editor__alarms">
			{sentences.map((sentence) => (
				<p key={sentence} className="narrative-editor__alarm">
					{sentence}
				</p>
			))}
		</div>
	);
}

function Waiting({ view, editor }: { view: SessionView; editor: Editor | null }) {
	const { waiting, session } = view;
	if (waiting === 0) return null;
	const show = () => {
		session?.holding.stop();
		// The button is gone with what it shows: the writer goes on where they were.
		editor?.commands.focus();
	};
	return (
		<button type="button" className="narrative-editor__tool narrative-editor__waiting" onClick={show}>
			{waiting === 1 ? "1 change" : `${waiting} changes`} waiting: show now
		</button>
	);
}

function Choices({ settings, onSettings }: Pick<SessionStatusProps, "settings" | "onSettings">) {
	const id = useId();
	const onChange = (event: FormEvent<HTMLFormElement>) => {
		const fields = Object.fromEntries(
			[...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
		);
		const chosen = readEditorSettings(fields);
		if (chosen) onSettings(chosen);
	};
	return (
		<Details summary="How you notice other people’s changes" className="narrative-editor__choices">
			<form onChange={onChange} onSubmit={(event) => event.preventDefault()}>
				<EditorChoices id={id} settings={settings} small />
			</form>
		</Details>
	);
}
