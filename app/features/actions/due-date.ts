import { type Day, formatDay } from "#app/domain/dates.ts";

/** "Due 31 December 2030", or that there is no date. */
export function dueDateWords(dueOn: Day | null): string {
	return dueOn === null ? "No due date yet" : `Due ${formatDay(dueOn)}`;
}
