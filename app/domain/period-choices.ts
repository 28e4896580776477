import type { Day } from "./dates.ts";
import type { QuarterStart } from "./installation.ts";
import { firstDayOf, formatPeriod } from "./period.ts";
import { quarterOf } from "./quarter.ts";

/** A period to choose, and the words for it. */
export interface PeriodChoice {
	value: string;
	text: string;
}

/**
 * The periods that an update written on a day is likely to be about, newest first: months, quarters under the names that the
 * installation counts them by, and years, those first that begin as its first quarter does.
 */
export function periodChoices(today: Day, start: QuarterStart): PeriodChoice[] {
	const [year = 0, month = 1] = today.split("-").map(Number);
	const months = [0, 1, 2, 3].map((ago) => monthAgo(year, month, ago));
	const quarter = Math.ceil(month / 3);
	const quarters = [0, 1, 2].map((ago) => quarterAgo(year, quarter, ago));
	const financial = month >= 4 ? year : year - 1;
	const years = [
		[String(year), String(year - 1)],
		[financialYear(financial), financialYear(financial - 1)],
	];
	if (start === "april") years.reverse();
	return [
		...plain(months),
		...quarters.map((value) => ({
			value,
			text: `${quarterOf(firstDayOf(value), start).name}: ${formatPeriod(value)}`,
		})),
		...plain(years.flat()),
	];
}

const plain = (periods: string[]) => periods.map((value) => ({ value, text: formatPeriod(value) }));

function monthAgo(year: number, month: number, ago: number): string {
	const index = year * 12 + month - 1 - ago;
	return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function quarterAgo(year: number, quarter: number, ago: number): string {
	const index = year * 4 + quarter - 1 - ago;
	return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}

const financialYear = (start: number) => `${start}/${String((start + 1) % 100).padStart(2, "0")}`;
