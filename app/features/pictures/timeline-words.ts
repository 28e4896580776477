import { formatDay } from "#app/domain/dates.ts";
import type { ActionSummary, Milestone } from "#app/domain/read-model.ts";
import { statusMeanings } from "#app/domain/status.ts";
import type { TimedAction } from "./timeline-layout.ts";

/** "1 January 2019 to 31 December 2030", or which of the two is not given. */
export function datesWords({ startsOn, dueOn }: Pick<ActionSummary, "startsOn" | "dueOn">): string {
	if (startsOn === null) return dueOn === null ? "No dates yet" : `Due ${formatDay(dueOn)}, start not given`;
	return dueOn === null
		? `From ${formatDay(startsOn)}, no due date yet`
		: `${formatDay(startsOn)} to ${formatDay(dueOn)}`;
}

/** "originally due 31 March 2021", where the date has moved; else null. */
export const originalWords = ({ dueOn, originalDueOn }: ActionSummary): string | null =>
	originalDueOn === null || originalDueOn === dueOn ? null : `originally due ${formatDay(originalDueOn)}`;

/** "reached 30 June 2019", "due 30 June 2020", "no date yet". */
export function milestoneWords({ completedOn, dueOn }: Milestone): string {
	if (completedOn !== null) return `reached ${formatDay(completedOn)}`;
	return dueOn === null ? "no date yet" : `due ${formatDay(dueOn)}`;
}

/** What the row of an action shows, in a sentence or two. */
export function rowWords(action: TimedAction): string {
	const dates = [datesWords(action), originalWords(action)].filter(Boolean).join(", ");
	const milestones = action.milestones.map((milestone) => `${milestone.title}, ${milestoneWords(milestone)}`);
	return [
		`${statusMeanings[action.status].label}. ${dates}.`,
		...(milestones.length > 0 ? [`Milestones: ${milestones.join("; ")}.`] : []),
	].join(" ");
}
