import { Temporal } from "temporal-polyfill";
import { tidyDay } from "#app/domain/as-at.ts";
import { type Day, formatDay, isDay } from "#app/domain/dates.ts";
import { isOverdue } from "#app/domain/freshness.ts";
import { quarterOf } from "#app/domain/quarter.ts";
import type { ActionSummary } from "#app/domain/read-model.ts";

/** Ways to ask for actions by their due date, as they stand in addresses. */
export const dueWishes = ["overdue", "this-quarter", "six-months", "none"] as const;
export type DueWish = (typeof dueWishes)[number];

/** What a due date is asked to be. Both conditions count where both are given. */
export interface DueFilter {
	wish: DueWish | null;
	/** The last day that counts, as it was asked for: a day, or a year for its end. */
	by: { typed: string; day: Day } | null;
}

/** Whether the due date of an action is as asked, on a day. */
export function isDueAsAsked(action: ActionSummary, { wish, by }: DueFilter, today: Day): boolean {
	const { dueOn } = action;
	if (by !== null && (dueOn === null || dueOn > by.day)) return false;
	switch (wish) {
		case null:
			return true;
		case "overdue":
			return isOverdue(action, today);
		case "none":
			return dueOn === null;
		case "this-quarter": {
			const { startsOn, endsOn } = quarterOf(today, "calendar");
			return dueOn !== null && dueOn >= startsOn && dueOn <= endsOn;
		}
		case "six-months":
			return dueOn !== null && dueOn >= today && dueOn <= sixMonthsAfter(today);
	}
}

const sixMonthsAfter = (day: Day): Day => Temporal.PlainDate.from(day).add({ months: 6 }).toString();

/** Reads a day or a year as people type it: `2027-03-31`, `31/3/2027`, `2027`. Null for anything else. */
export function readDueBy(text: string): DueFilter["by"] {
	const typed = text.trim();
	if (/^\d{4}$/.test(typed)) return isDay(`${typed}-12-31`) ? { typed, day: `${typed}-12-31` } : null;
	const [, day, month, year] = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/.exec(typed) ?? [];
	const found = tidyDay(year === undefined ? typed : `${year}-${month}-${day}`);
	return found === null ? null : { typed, day: found };
}

/** A choice of due dates, in words. */
export function dueWishWords(wish: DueWish, today: Day): string {
	switch (wish) {
		case "overdue":
			return "Overdue";
		case "this-quarter":
			return `Due this quarter: ${quarterOf(today, "calendar").months}`;
		case "six-months":
			return `Due in the 6 months to ${formatDay(sixMonthsAfter(today))}`;
		case "none":
			return "Without a due date";
	}
}
