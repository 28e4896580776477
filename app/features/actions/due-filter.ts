import { Temporal } from "temporal-polyfill";
import { tidyDay } from "#app/domain/as-at.ts";
import { type Day, formatDay, isDay } from "#app/domain/dates.ts";
import { quarterOf } from "#app/domain/quarter.ts";
import type { DueWanted } from "#app/domain/wanted-actions.ts";

/** Ways to ask for actions by their due date, as they stand in addresses. */
export const dueWishes = ["overdue", "this-quarter", "six-months", "none"] as const;
export type DueWish = (typeof dueWishes)[number];

/** What a due date is asked to be. Both conditions count where both are given. */
export interface DueFilter {
	wish: DueWish | null;
	/** The last day that counts, as it was asked for: a day, or a year for its end. */
	by: { typed: string; day: Day } | null;
}

/** What is asked of a due date on a day, as a list can be narrowed by it; undefined where nothing is asked. */
export function dueWanted({ wish, by }: DueFilter, today: Day): DueWanted | undefined {
	if (wish === null && by === null) return undefined;
	const wanted: DueWanted = { missing: wish === "none", from: null, to: by?.day ?? null, overdueOn: null };
	const until = (day: Day) => (wanted.to === null || day < wanted.to ? day : wanted.to);
	switch (wish) {
		case "overdue":
			return { ...wanted, overdueOn: today };
		case "this-quarter": {
			const { startsOn, endsOn } = quarterOf(today, "calendar");
			return { ...wanted, from: startsOn, to: until(endsOn) };
		}
		case "six-months":
			return { ...wanted, from: today, to: until(sixMonthsAfter(today)) };
		case "none":
		case null:
			return wanted;
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
