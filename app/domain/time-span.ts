import { Temporal } from "temporal-polyfill";
import { type Day, daysBetween } from "./dates.ts";

/**
 * How far two days are apart, as people say it: "6 months" where it is whole months (also from the end of one month to the end of
 * another), else "95 days"; whole years as years. Which of them is the earlier one plays no part.
 */
export function spanWords(one: Day, other: Day): string {
	const [from, to] = [one, other].sort().map((day) => Temporal.PlainDate.from(day));
	if (!from || !to) return "";
	const months = wholeMonths(from, to);
	if (months === null || months === 0) return counted(Math.abs(daysBetween(one, other)), "day");
	return months % 12 === 0 ? counted(months / 12, "year") : counted(months, "month");
}

function wholeMonths(from: Temporal.PlainDate, to: Temporal.PlainDate): number | null {
	const bothEnd = from.day === from.daysInMonth && to.day === to.daysInMonth;
	if (!bothEnd && from.day !== to.day) return null;
	return (to.year - from.year) * 12 + to.month - from.month;
}

/** "1 day", "14 days". */
const counted = (count: number, one: string) =>
	`${count.toLocaleString("en-GB")} ${count === 1 ? one : `${one}s`}`;
