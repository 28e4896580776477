import type { EditorSettings } from "../../domain/editor-settings.ts";
import { Checkboxes } from "../../ui/checkboxes.tsx";
import { Radios } from "../../ui/radios.tsx";

interface EditorChoicesProps {
	/** Prefix of the ids, so that the choices can stand on a page more than once. */
	id: string;
	settings: EditorSettings;
	small?: boolean | undefined;
}

/** The questions about the shared editor, for a form of any kind. */
export function EditorChoices({ id, settings, small }: EditorChoicesProps) {
	return (
		<>
			<Radios
				id={`${id}-announce`}
				name="announce"
				legend="Tell me about other people’s changes"
				legendSize="s"
				hint="In a sentence that screen readers say, once for each burst of changes."
				small={small}
				defaultValue={settings.announce}
				items={[
					{ value: "off", label: "No" },
					{ value: "mine", label: "In my paragraph" },
					{ value: "all", label: "Everywhere in the text" },
				]}
			/>
			<Checkboxes
				id={`${id}-hold`}
				name="hold"
				legend="While I type"
				legendSize="s"
				small={small}
				defaultValues={settings.hold ? ["yes"] : []}
				items={[
					{
						value: "yes",
						label: "Hold other people’s changes",
						hint: "They wait from your first keystroke until you ask for them or leave the editor.",
					},
				]}
			/>
		</>
	);
}
