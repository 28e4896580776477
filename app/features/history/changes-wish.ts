import { tidyDay } from "#app/domain/as-at.ts";
import { addDays, type Day } from "#app/domain/dates.ts";
import { type Grouping, groupings } from "#app/domain/group-changes.ts";

/** From when on changes are asked for. */
export const beginnings = ["visit", "meeting", "dates"] as const;
export type Beginning = (typeof beginnings)[number];

/** What an address asks to be told. */
export interface ChangesWish {
	since: Beginning;
	/** Both days count. */
	from: Day;
	to: Day;
	by: Grouping;
	/** The days as they were typed, for the form. */
	typed: { from: string; to: string };
	/** What is wrong with them, by field; then the usual days are shown. */
	errors: { from?: string; to?: string };
}

/** How many days are told where nobody asks for others: a quarter of a year. */
const usualDays = 92;

/**
 * Reads `?since=…&from=…&to=…&by=…`. What is left out has its usual value; a day that cannot be read is reported, never a
 * failure. `today` is the last day that can be asked for.
 */
export function readChangesWish(search: URLSearchParams, today: Day, usual: Beginning): ChangesWish {
	const typed = { from: (search.get("from") ?? "").trim(), to: (search.get("to") ?? "").trim() };
	const errors: ChangesWish["errors"] = {};
	const since = beginnings.find((known) => known === search.get("since")) ?? usual;
	let to = typed.to === "" ? today : tidyDay(typed.to);
	if (to === null) errors.to = "Enter a real date, such as 2026-03-31, or none for today.";
	else if (to > today) to = today;
	const last = to ?? today;
	let from = typed.from === "" ? addDays(last, -usualDays) : tidyDay(typed.from);
	if (from === null) errors.from = "Enter a real date, such as 2026-01-01.";
	else if (from > last) errors.from = "The first day must not be after the last one.";
	if (errors.from !== undefined || from === null) from = addDays(last, -usualDays);
	return {
		since,
		from,
		to: last,
		by: groupings.find((known) => known === search.get("by")) ?? "workstream",
		typed,
		errors,
	};
}
