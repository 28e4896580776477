import type { ChangeCategory } from "./changed-item.ts";
import { type Day, formatDay } from "./dates.ts";
import { endWithStop } from "./end-with-stop.ts";
import { type Status, statusMeanings } from "./status.ts";
import { spanWords } from "./time-span.ts";

/** One sentence, and what it means. */
export interface Told {
	category: ChangeCategory;
	sentence: string;
	/** Whether the sentence names who did it. */
	saysWho?: boolean;
}

/** A due date that moved, perhaps several times, with what it was before the first move. */
export function dueDate(moved: {
	from: Day | null;
	to: Day | null;
	original: Day | null;
	agreedBy: string;
	steps: number;
}): Told {
	const { from, to, original, steps } = moved;
	const agreed = moved.agreedBy === "" ? "" : ` Agreed by ${moved.agreedBy}.`;
	if (to === null)
		return {
			category: "slipped",
			sentence: `There is no due date any more${from ? `: it was ${formatDay(from)}` : ""}.${agreed}`,
		};
	if (from === null)
		return { category: "sooner", sentence: `The due date is now ${formatDay(to)}: there was none.${agreed}` };
	if (from === to)
		return {
			category: "returned",
			sentence: `The due date was moved and moved back: it is ${formatDay(to)} again (${changes(steps)}).`,
		};
	const later = to > from;
	const how = later
		? `The due date slipped by ${spanWords(from, to)}`
		: `The due date was brought forward by ${spanWords(from, to)}`;
	const dates = `due ${formatDay(to)} instead of ${formatDay(from)}${inSteps(steps)}`;
	return {
		category: later ? "slipped" : "sooner",
		sentence: `${how}: ${dates}.${inAll({ from, to, original })}${agreed}`,
	};
}

/** The slippage since the beginning, where it is another than that of this time. */
function inAll({ from, to, original }: { from: Day; to: Day; original: Day | null }): string {
	if (original === null || original === from) return "";
	if (original === to) return ` That is the original date.`;
	const direction = to > original ? "later" : "earlier";
	return ` Originally due ${formatDay(original)}: ${spanWords(original, to)} ${direction} in all.`;
}

/** The date of a milestone that moved. */
export function milestoneDate(moved: {
	title: string;
	from: Day | null;
	to: Day | null;
	steps: number;
}): Told {
	const { title, from, to, steps } = moved;
	const milestone = `The milestone “${title}”`;
	if (to === null || from === null || from === to) {
		const now = to === null ? "has no date any more" : `is due on ${formatDay(to)}`;
		return { category: "milestone", sentence: `${milestone} ${now}.` };
	}
	const dates = `due ${formatDay(to)} instead of ${formatDay(from)}${inSteps(steps)}`;
	return to > from
		? { category: "slipped", sentence: `${milestone} slipped by ${spanWords(from, to)}: ${dates}.` }
		: {
				category: "sooner",
				sentence: `${milestone} was brought forward by ${spanWords(from, to)}: ${dates}.`,
			};
}

/** How bad a status is: a change to a higher one is for the worse. */
const severity: Record<Status, number> = {
	complete: 0,
	"on-track": 1,
	"not-started": 2,
	"at-risk": 3,
	paused: 4,
	"off-track": 5,
	stopped: 6,
};

/** A status that changed, perhaps several times. */
export function status(changed: { from: Status; to: Status; path: string | null; steps: number }): Told {
	const { from, to, path, steps } = changed;
	const plan = path ? ` Path to green: ${endWithStop(path)}` : "";
	if (from === to)
		return {
			category: "returned",
			sentence: `The status is ${label(to)} again, as before (${changes(steps)}).${plan}`,
		};
	const sentence = `The status went from ${label(from)} to ${label(to)}${inSteps(steps)}.${plan}`;
	if (to === "complete") return { category: "completed", sentence };
	return { category: severity[to] > severity[from] ? "worse" : "better", sentence };
}

/** "Still so", once or several times. */
export const confirmations = (at: Status, steps: number): Told => ({
	category: "rest",
	sentence: `The status is still ${label(at)}: confirmed${steps === 1 ? "" : ` ${steps} times`}, nothing new.`,
});

/** Another owner, or none. `nameOf` knows only the names that may be told. */
export function owner(
	{ from, to }: { from: string | null; to: string | null },
	nameOf: (id: string) => string | undefined,
): Told | null {
	if (from === to) return null;
	const name = to === null ? undefined : nameOf(to);
	if (to === null) return { category: "duty", sentence: "There is no owner any more." };
	return { category: "duty", sentence: name ? `${name} is now the owner.` : "There is another owner." };
}

/** A milestone that was reached, or is open again. */
export function milestone(changed: {
	title: string;
	from: Day | null;
	to: Day | null;
	steps: number;
}): Told | null {
	const { title, from, to } = changed;
	if (from === to) return null;
	const said =
		to === null
			? `is open again: it was marked as reached on ${formatDay(from ?? "")}`
			: `was reached on ${formatDay(to)}${from === null ? "" : `, not on ${formatDay(from)}`}`;
	return { category: "milestone", sentence: `The milestone “${title}” ${said}.` };
}

const label = (of: Status) => statusMeanings[of].label;
const changes = (steps: number) => (steps === 1 ? "1 change" : `${steps} changes`);
const inSteps = (steps: number) => (steps === 1 ? "" : `, in ${steps} steps`);
