import { type Day, formatDay } from "./dates.ts";
import { type Status, statusMeanings } from "./status.ts";
import { troupeSize } from "./troupe.ts";
import { seededNumbers } from "./troupe-script.ts";

/** What colleagues write about. */
export type TroupeTopic =
	| {
			kind: "action";
			title: string;
			status: Status;
			leadName: string | null;
			dueOn: Day | null;
			/** The next one that is not reached. */
			milestone: string | null;
	  }
	| { kind: "item"; title: string };

/** The longest title that is quoted, in characters. */
const longestTitle = 80;
const quote = (title: string) =>
	`“${title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`}”`;

/**
 * What colleagues say. They bring no facts of their own: these are real organisations, and a demonstration puts no claims in
 * their mouths.
 */
function linesAbout(topic: TroupeTopic): string[] {
	const title = quote(topic.title);
	if (topic.kind === "item")
		return [
			`nothing to add to the papers on ${title}.`,
			`we would take ${title} forward as it is proposed.`,
			"could this come back at the next meeting with a name and a date beside it?",
			"one question for the minutes: who tells the partners who are not here?",
			"for the public part, we would use plain words and say what comes next.",
			"thank you to whoever writes this down; we will read it again after the meeting.",
			"we have no objection; let us go on to the next item when you are ready.",
			"what we decide here should be easy to find again: a decision of its own, with a number.",
			"if somebody needs help with this, an ask with a date is the clearest way to say so.",
		];
	const { dueOn, leadName, milestone } = topic;
	const status = statusMeanings[topic.status].label.toLowerCase();
	return [
		`we read ${title} as ${status}, and a sentence that says why would help.`,
		dueOn
			? `the date to keep in mind is ${formatDay(dueOn)}; if it has to move, let us say so here first.`
			: "there is no due date yet; shall we agree on one at the next meeting?",
		leadName
			? `we suggest that ${leadName} has the first word on this, and that the others add to it.`
			: "who could take the lead on this? The page still says: no lead yet.",
		milestone
			? `the next milestone is ${quote(milestone)}; what does it need from each of us?`
			: "a milestone or two would show readers how far this has come.",
		"one plain sentence for the public: what was promised, what happened, what comes next.",
		"it is better to say openly what has not worked yet than to leave it out.",
		"could somebody who does not work on this read it, and say whether it is clear?",
		"numbers should come with their source and their date.",
		"once this goes out for agreement, we will look at it on the same day.",
	];
}

/** The sentence that a colleague writes as their `nth` (from 0), marked as what it is. No two colleagues write the same one. */
export function lineFor(
	topic: TroupeTopic,
	{
		colleague,
		organisation,
		nth,
		seed,
	}: { colleague: number; organisation: string; nth: number; seed: number },
): string {
	const lines = shuffled(linesAbout(topic), seed);
	return `${organisation} (demonstration): ${lines[(nth * troupeSize + colleague) % lines.length]}`;
}

function shuffled<T>(values: T[], seed: number): T[] {
	const random = seededNumbers(seed);
	return values
		.map((value) => ({ value, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ value }) => value);
}

const nextStatus: Record<Status, Status | null> = {
	"not-started": "on-track",
	"on-track": "at-risk",
	"at-risk": "on-track",
	"off-track": "at-risk",
	complete: null,
	paused: "on-track",
	stopped: null,
};

/** What a lead says about the status, as the fields of its form; null where an action has ended. */
export function statusWishFor(status: Status): { status: Status; reason: string; path: string } | null {
	const next = nextStatus[status];
	if (next === null) return null;
	return {
		status: next,
		reason: "A demonstration: a simulated colleague said so, to show how a status changes.",
		path: statusMeanings[next].needsPath
			? "A demonstration: the partners named here look at it together and say what helps."
			: "",
	};
}

/** The answer to a text that is out for agreement, as the fields of its form: every second colleague has a note. */
export const signOffWishFor = (colleague: number): { answer: string; note: string } =>
	colleague % 2 === 0
		? { answer: "agrees", note: "" }
		: {
				answer: "agrees-with-note",
				note: "A demonstration: we agree, and would put the next date into the first sentence.",
			};

/** What a colleague answers to an ask on the agenda. */
export const askWish = {
	answer: "accepted",
	reason: "A demonstration: a simulated colleague accepted it.",
};

/** What a colleague says beside a narrative. */
export const commentLine = "A demonstration: could this text say who does it, and by when?";
