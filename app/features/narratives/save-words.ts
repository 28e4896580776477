import type { SaveState } from "./save-state.ts";

const words: Record<Exclude<SaveState, "offline">, string> = {
	opening: "Opening the text…",
	saved: "Saved",
	saving: "Saving…",
	"not-saved": "Not saved yet: trying again",
	stranded: "Your last changes are not saved",
};

/** The words for a state. `isKept`: whether what is typed is also kept on this device. */
export function saveWords(state: SaveState, isKept: boolean): string {
	if (state !== "offline") return words[state];
	return isKept ? "Offline: kept on this device" : "Offline: kept in this window only";
}

/** What is said where nobody can miss it, while something has not been saved for a while. */
export function alarmSentence(state: SaveState, isKept: boolean): string {
	if (state === "stranded")
		return "What you wrote last is not saved, because you may only read this text now. It is still in this window: copy it before you leave.";
	const where = isKept
		? "They are kept on this device"
		: "They are in this window only, so do not close it. They are kept here";
	return `Your last changes are not saved yet. ${where} and are sent as soon as the server answers.`;
}
