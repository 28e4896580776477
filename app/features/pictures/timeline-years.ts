import type { Day } from "#app/domain/dates.ts";
import type { DaySpan } from "./time-scale.ts";

/** Whole years, both counted. */
export interface YearSpan {
	from: number;
	to: number;
}

/** Which years a timeline shows, as its address says. */
export interface TimelineView extends YearSpan {
	/** Whether these are all that there are. */
	isAll: boolean;
	/** What the address asks for and cannot be shown, shortened; null when there is no such thing. */
	ignored: string | null;
}

/** The years that a roadmap and everything on it touch, from the first day to the last that anything names. */
export function yearsOf(roadmap: { startsOn: Day; endsOn: Day }, span: DaySpan | null): YearSpan {
	const days = [roadmap.startsOn, roadmap.endsOn, ...(span ? [span.from, span.to] : [])];
	const years = days.map((day) => Number(day.slice(0, 4)));
	return { from: Math.min(...years), to: Math.max(...years) };
}

/** Reads `?from=2024&to=2026`. One of them is enough; what is no year, or none of this roadmap, is ignored and named. */
export function readYears(search: URLSearchParams, all: YearSpan): TimelineView {
	const given = { from: search.get("from") || null, to: search.get("to") || null };
	const whole = { ...all, isAll: true, ignored: null };
	if (given.from === null && given.to === null) return whole;
	const [from, to] = [yearIn(given.from, all.from), yearIn(given.to, all.to)];
	const isKnown = from !== null && to !== null && from <= to && from <= all.to && to >= all.from;
	if (!isKnown) return { ...whole, ignored: shortened(given) };
	const shown = { from: Math.max(from, all.from), to: Math.min(to, all.to) };
	return { ...shown, isAll: shown.from === all.from && shown.to === all.to, ignored: null };
}

/** The days of whole years. */
export const daysOfYears = ({ from, to }: YearSpan): DaySpan => ({
	from: `${fourDigits(from)}-01-01`,
	to: `${fourDigits(to)}-12-31`,
});

/** "2024", "2024 to 2026". */
export const yearsWords = ({ from, to }: YearSpan): string =>
	from === to ? String(from) : `${from} to ${to}`;

export interface YearLink {
	text: string;
	years: YearSpan;
}

/** Where one can go from the years shown: what is earlier, later, nearer, wider, around today, and each only where it is another view. */
export function waysFrom(view: YearSpan, all: YearSpan, today: Day): YearLink[] {
	const length = view.to - view.from + 1;
	const year = Number(today.slice(0, 4));
	const half = Math.max(1, Math.floor(length / 2));
	const middle = view.from + Math.floor((length - half) / 2);
	const ways: YearLink[] = [
		{ text: "All years", years: all },
		{ text: "Around today", years: { from: year - 1, to: year + 1 } },
		{ text: "Earlier", years: { from: view.from - length, to: view.from - 1 } },
		{ text: "Later", years: { from: view.to + 1, to: view.to + length } },
		{ text: "Closer", years: { from: middle, to: middle + half - 1 } },
		{ text: "Wider", years: { from: view.from - half, to: view.to + half } },
	];
	const within = ({ text, years }: YearLink) => ({
		text,
		years: { from: Math.max(years.from, all.from), to: Math.min(years.to, all.to) },
	});
	return ways.map(within).filter(({ years }) => years.from <= years.to && !isSame(years, view));
}

/** The address of a timeline that shows these years. */
export const hrefOfYears = (href: string, years: YearSpan, all: YearSpan): string =>
	isSame(years, all) ? href : `${href}?from=${years.from}&to=${years.to}`;

const isSame = (a: YearSpan, b: YearSpan) => a.from === b.from && a.to === b.to;

const yearIn = (text: string | null, otherwise: number): number | null =>
	text === null ? otherwise : /^\d{4}$/.test(text) ? Number(text) : null;

const fourDigits = (year: number) => String(year).padStart(4, "0");

const shortened = ({ from, to }: { from: string | null; to: string | null }) =>
	[from, to]
		.filter((text) => text !== null)
		.map((text) => (text.length > 20 ? `${text.slice(0, 20)}…` : text))
		.join(" to ");
