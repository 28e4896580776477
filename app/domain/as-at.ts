import { type Day, isDay } from "./dates.ts";

/** What `?as-at=` asks for: the page of now, the page of a past day, or something that cannot be shown and why. */
export type AsAtWish =
	| { ask: "now" }
	/** Today is not over: it is shown as it stands now. */
	| { ask: "today" }
	| { ask: "past"; day: Day }
	| { ask: "impossible"; sentence: string };

/** Reads the `as-at` of an address. Days come as `2026-03-03`, or with month and day as people write them: `2026-3-3`. */
export function readAsAt(text: string | null, today: Day): AsAtWish {
	if (text === null || text.trim() === "") return { ask: "now" };
	const day = tidyDay(text.trim());
	if (day === null)
		return {
			ask: "impossible",
			sentence: "The date in this address cannot be read: write it like 2026-03-31, or leave it out.",
		};
	if (day === today) return { ask: "today" };
	return day < today
		? { ask: "past", day }
		: {
				ask: "impossible",
				sentence: "That day is still to come: choose today or an earlier date.",
			};
}

/** A day as people write it, `2026-3-3` too, as `2026-03-03`; null for what is no day. */
export function tidyDay(text: string): Day | null {
	const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
	if (year === undefined || month === undefined || day === undefined) return null;
	const tidy = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	return isDay(tidy) ? tidy : null;
}
