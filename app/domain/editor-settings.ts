/** Which changes of other people a person wants to be told of: none, those in their own paragraph, or all. */
export const announceChoices = ["off", "mine", "all"] as const;
export type AnnounceChoice = (typeof announceChoices)[number];

/** How a person wants the shared editor to be. */
export interface EditorSettings {
	announce: AnnounceChoice;
	/** Whether other people's changes wait while the person types. */
	hold: boolean;
}

/** For who never chose. */
export const defaultEditorSettings: EditorSettings = { announce: "mine", hold: false };

/** The settings in the fields of a form: an unticked box is not sent. Null when the choice is not one of ours. */
export function readEditorSettings(fields: Record<string, string>): EditorSettings | null {
	const announce = announceChoices.find((choice) => choice === fields.announce);
	return announce ? { announce, hold: fields.hold === "yes" } : null;
}
