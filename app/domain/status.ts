/** The seven states of an action, in the order in which people are offered them. */
export const statuses = [
	"not-started",
	"on-track",
	"at-risk",
	"off-track",
	"complete",
	"paused",
	"stopped",
] as const;

/** How an action is going: a human statement, never computed. */
export type Status = (typeof statuses)[number];

interface StatusMeaning {
	/** The words that people read. */
	label: string;
	/** When to choose it, in one sentence. */
	criterion: string;
	/** What the reason must say. */
	reasonAsks: string;
	/** Whether a "path to green" is needed: what will be done, or whose help is needed. */
	needsPath: boolean;
	colour: "grey" | "green" | "yellow" | "red" | "blue";
}

/** Label, written criterion, requirements and colour of every status. */
export const statusMeanings: Record<Status, StatusMeaning> = {
	"not-started": {
		label: "Not started",
		criterion: "Work has not begun, and no milestone has been reached.",
		reasonAsks: "Say why work has not begun, or when it will.",
		needsPath: false,
		colour: "grey",
	},
	"on-track": {
		label: "On track",
		criterion: "It is expected to finish on time and as promised.",
		reasonAsks: "Say what shows that it is on track.",
		needsPath: false,
		colour: "green",
	},
	"at-risk": {
		label: "At risk",
		criterion: "It may be late or fall short unless something changes.",
		reasonAsks: "Say what puts it at risk.",
		needsPath: true,
		colour: "yellow",
	},
	"off-track": {
		label: "Off track",
		criterion: "It is late, or will not achieve what was promised.",
		reasonAsks: "Say what went wrong.",
		needsPath: true,
		colour: "red",
	},
	complete: {
		label: "Complete",
		criterion: "It is finished, and every milestone has been reached.",
		reasonAsks: "Say what was achieved.",
		needsPath: false,
		colour: "blue",
	},
	paused: {
		label: "Paused",
		criterion: "It has been stopped for now, on purpose.",
		reasonAsks: "Say why it is paused.",
		needsPath: true,
		colour: "grey",
	},
	stopped: {
		label: "Stopped",
		criterion: "It will not be done.",
		reasonAsks: "Say why it was stopped.",
		needsPath: false,
		colour: "grey",
	},
};
