import type { SaveState } from "./save-state.ts";

const words: Record<Exclude<SaveState, "offline">, string> = {
	opening: "Opening the text…",
	saved: "Saved",
	saving: "Saving…",
	"not-saved": "Not saved yet: trying again",
	stranded: "Your last changes are not saved",
};

/** Where else than in its window what is typed is kept: on this device, nowhere, or nowhere because the device is full. */
export type Keeping = "device" | "window" | "full";

const offline: Record<Keeping, string> = {
	device: "Offline: kept on this device",
	window: "Offline: kept in this window only",
	full: "Offline: this device is full, kept in this window only",
};

const kept: Record<Keeping, string> = {
	device: "They are kept on this device",
	window: "They are in this window only, so do not close it. They are kept here",
	full: "This device is full: they are in this window only, so do not close it. They are kept here",
};

/** The words for a state. */
export function saveWords(state: SaveState, keeping: Keeping): string {
	return state === "offline" ? offline[keeping] : words[state];
}

/** What is said where nobody can miss it, while something has not been saved for a while. */
export function alarmSentence(state: SaveState, keeping: Keeping): string {
	if (state === "stranded")
		return "What you wrote last is not saved, because you may only read this text now. It is still in this window: copy it before you leave.";
	return `Your last changes are not saved yet. ${kept[keeping]} and are sent as soon as the server answers.`;
}
