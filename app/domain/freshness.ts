import { addDays, type Day, dayOf, daysBetween, endOfDay, type Instant } from "./dates.ts";
import type { Status } from "./status.ts";

/** Days after which an action wants a new word about how it is going: a quarter of a year, and no day more. */
export const daysUntilUpdateOverdue = 92;

/** Whoever said something for the last time before this instant has been silent for too long on a day. */
export const silentBefore = (today: Day): Instant => endOfDay(addDays(today, -daysUntilUpdateOverdue - 1));

interface Timely {
	status: Status;
	dueOn: Day | null;
	/** The last human statement about the status. */
	confirmedAt: Instant;
}

/** What is computed beside a status, never instead of it. */
export interface Freshness {
	/** Whole days since the due date; null while it is not past, or when the action has ended. */
	overdueDays: number | null;
	/** Whole days since the last statement, once they are more than a quarter; null before, or when it has ended. */
	silentDays: number | null;
}

/** Whether an action is past its due date, and whether nobody has said anything about it for too long. */
export function freshnessOf({ status, dueOn, confirmedAt }: Timely, today: Day): Freshness {
	if (status === "complete" || status === "stopped") return { overdueDays: null, silentDays: null };
	const late = dueOn === null ? 0 : daysBetween(dueOn, today);
	const silent = daysBetween(dayOf(confirmedAt), today);
	return {
		overdueDays: late > 0 ? late : null,
		silentDays: silent > daysUntilUpdateOverdue ? silent : null,
	};
}

/** Whether the due date is past and the action has not ended. */
export const isOverdue = (action: Timely, today: Day): boolean =>
	freshnessOf(action, today).overdueDays !== null;

/** Whether nobody has said anything about an action that goes on for more than a quarter of a year. */
export const isUpdateOverdue = (action: Timely, today: Day): boolean =>
	freshnessOf(action, today).silentDays !== null;
