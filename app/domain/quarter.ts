import { type Day, monthNames } from "./dates.ts";
import type { QuarterStart } from "./installation.ts";

/** A quarter of a year as an installation counts them. */
export interface Quarter {
	/** "Q1 2026", or "Q1 2026/27" where the year starts in April. */
	name: string;
	/** "April to June 2026": clear wherever it is read. */
	months: string;
	startsOn: Day;
	endsOn: Day;
}

/** The quarter in which a day is. */
export function quarterOf(day: Day, start: QuarterStart): Quarter {
	const year = Number(day.slice(0, 4));
	const month = Number(day.slice(5, 7));
	const first = month - ((month - 1) % 3);
	const startYear = start === "april" && month < 4 ? year - 1 : year;
	const number = start === "april" ? ((((first - 4) % 12) + 12) % 12) / 3 + 1 : (first - 1) / 3 + 1;
	const label =
		start === "april" ? `${startYear}/${String((startYear + 1) % 100).padStart(2, "0")}` : `${year}`;
	const lastDay = new Date(Date.UTC(year, first + 2, 0)).getUTCDate();
	const two = (value: number) => String(value).padStart(2, "0");
	return {
		name: `Q${number} ${label}`,
		months: `${monthNames[first - 1]} to ${monthNames[first + 1]} ${year}`,
		startsOn: `${day.slice(0, 4)}-${two(first)}-01`,
		endsOn: `${day.slice(0, 4)}-${two(first + 2)}-${two(lastDay)}`,
	};
}
