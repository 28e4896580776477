import type { AskState, MeetingState } from "../../domain/meeting-changes.ts";
import type { TagColour } from "../../ui/tag.tsx";

/** The states of a meeting in words. */
export const meetingStateWords: Record<MeetingState, { label: string; colour: TagColour }> = {
	draft: { label: "Draft", colour: "grey" },
	open: { label: "Planned", colour: "blue" },
	"in-progress": { label: "In progress", colour: "green" },
	closed: { label: "Closed", colour: "grey" },
};

/** The states of an ask in words. */
export const askStateWords: Record<AskState, { label: string; colour: TagColour }> = {
	open: { label: "Open", colour: "yellow" },
	accepted: { label: "Accepted", colour: "blue" },
	declined: { label: "Declined", colour: "grey" },
	done: { label: "Done", colour: "green" },
};

/** How often the meetings of a series are held, in words. */
export const seriesWords = { week: "Every week", month: "Every month", quarter: "Every quarter" } as const;

/** The states of an item in words. */
export const itemStateWords = { planned: "to come", open: "the meeting is here", done: "done" } as const;
