import { type Day, monthNames } from "./dates.ts";

/**
 * The time that a figure or a report is about: a calendar year, a month, a calendar quarter, a financial year (1 April to
 * 31 March, named by the year in which it starts) or a span of whole years.
 */
export type Period =
	| { kind: "year"; year: number }
	| { kind: "month"; year: number; month: number }
	| { kind: "quarter"; year: number; quarter: number }
	| { kind: "financial-year"; startYear: number }
	| { kind: "span"; firstYear: number; lastYear: number };

/** Reads `2017`, `2018-07`, `2019-Q4`, `2018/19` or `2015-2017`; `null` for every other text. */
export function parsePeriod(text: string): Period | null {
	const match = /^(\d{4})(?:-(\d{2})|-Q([1-4])|\/(\d{2})|-(\d{4}))?$/.exec(text);
	if (!match) return null;
	const year = Number(match[1]);
	const [month, quarter, endOfFinancialYear, lastYear] = match.slice(2).map(numberOrNull);
	if (month != null) return month >= 1 && month <= 12 ? { kind: "month", year, month } : null;
	if (quarter != null) return { kind: "quarter", year, quarter };
	if (endOfFinancialYear != null)
		return endOfFinancialYear === (year + 1) % 100 ? { kind: "financial-year", startYear: year } : null;
	if (lastYear != null) return lastYear > year ? { kind: "span", firstYear: year, lastYear } : null;
	return { kind: "year", year };
}

/** The last day of a period, by which periods are sorted. Throws for a text that is no period. */
export function lastDayOf(text: string): Day {
	const period = read(text);
	switch (period.kind) {
		case "year":
			return `${fourDigits(period.year)}-12-31`;
		case "month":
			return lastDayOfMonth(period.year, period.month);
		case "quarter":
			return lastDayOfMonth(period.year, period.quarter * 3);
		case "financial-year":
			return `${fourDigits(period.startYear + 1)}-03-31`;
		case "span":
			return `${fourDigits(period.lastYear)}-12-31`;
	}
}

/** The first day of a period. Throws for a text that is no period. */
export function firstDayOf(text: string): Day {
	const period = read(text);
	switch (period.kind) {
		case "year":
			return `${fourDigits(period.year)}-01-01`;
		case "month":
			return `${fourDigits(period.year)}-${twoDigits(period.month)}-01`;
		case "quarter":
			return `${fourDigits(period.year)}-${twoDigits(period.quarter * 3 - 2)}-01`;
		case "financial-year":
			return `${fourDigits(period.startYear)}-04-01`;
		case "span":
			return `${fourDigits(period.firstYear)}-01-01`;
	}
}

/** The words that people read: `2017`, `July 2018`, `October to December 2019`, `2018/19`, `2015 to 2017`. Throws for a text that is no period. */
export function formatPeriod(text: string): string {
	const period = read(text);
	switch (period.kind) {
		case "year":
		case "financial-year":
			return text;
		case "month":
			return `${monthNames[period.month - 1]} ${fourDigits(period.year)}`;
		case "quarter": {
			const last = period.quarter * 3;
			return `${monthNames[last - 3]} to ${monthNames[last - 1]} ${fourDigits(period.year)}`;
		}
		case "span":
			return `${fourDigits(period.firstYear)} to ${fourDigits(period.lastYear)}`;
	}
}

function read(text: string): Period {
	const period = parsePeriod(text);
	if (period === null) throw new Error(`"${text}" is no period`);
	return period;
}

const numberOrNull = (digits: string | undefined) => (digits === undefined ? null : Number(digits));

const fourDigits = (year: number) => String(year).padStart(4, "0");
const twoDigits = (month: number) => String(month).padStart(2, "0");

function lastDayOfMonth(year: number, month: number): Day {
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
	return `${fourDigits(year)}-${twoDigits(month)}-${days}`;
}
