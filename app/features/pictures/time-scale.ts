import { scaleUtc } from "d3-scale";
import type { Day } from "#app/domain/dates.ts";

/** The days that a picture shows, both counted. */
export interface DaySpan {
	from: Day;
	to: Day;
}

/** Where things are in a picture: hundredths of its width, from the left, whichever way its language is written. */
export type Place = number;

/** A line of the axis, and where there is room for its label: on a wide screen, on a narrow one, or nowhere. */
export interface Tick {
	x: Place;
	label: string;
	wide: boolean;
	narrow: boolean;
}

export interface TimeScale {
	/** The place of a day; days outside the span lie at its ends. */
	place(day: Day): Place;
	/** The place of a day, or null where it is not in the span. */
	placeWithin(day: Day): Place | null;
	ticks: Tick[];
}

/** How many lines an axis has, about. */
const linesWanted = 12;

/** How many labels there is room for, and up to which place one can begin. */
const room = { wide: { labels: 7, last: 92 }, narrow: { labels: 4, last: 86 } };

/** What is kept free on both sides, so that marks at the first and last day are whole. */
export const sideRoom = 2.5;

/** Lays days out over the width of a picture, from `start` to `end` hundredths. */
export function timeScale(
	{ from, to }: DaySpan,
	{ start = sideRoom, end = 100 - sideRoom }: { start?: number; end?: number } = {},
): TimeScale {
	const scale = scaleUtc([instantOf(from), instantOf(to)], [start, end]).clamp(true);
	const place = (day: Day) => rounded(scale(instantOf(day)));
	const within = (day: Day) => day >= from && day <= to;
	return {
		place,
		placeWithin: (day) => (within(day) ? place(day) : null),
		ticks: from === to ? [] : ticksOf(scale),
	};
}

/** Lines at the beginnings of months or years, evenly spaced, and labels at every, every second, every fourth … of them. */
function ticksOf(scale: ReturnType<typeof scaleUtc<number>>): Tick[] {
	const lines = scale.ticks(linesWanted).filter((at) => at.getUTCDate() === 1);
	const [first, second] = lines.map(monthNumber);
	const step = first === undefined || second === undefined ? 1 : second - first;
	const isLabelled = (at: Date, { labels, last }: { labels: number; last: number }) => {
		let every = 1;
		while (lines.length / every > labels) every *= 2;
		return (monthNumber(at) / step) % every === 0 && scale(at) <= last;
	};
	return lines.map((at) => ({
		x: rounded(scale(at)),
		label: labelOf(at),
		wide: isLabelled(at, room.wide),
		narrow: isLabelled(at, room.narrow),
	}));
}

const monthNumber = (at: Date) => at.getUTCFullYear() * 12 + at.getUTCMonth();

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The year where one begins, else the month. */
const labelOf = (at: Date) =>
	at.getUTCMonth() === 0 ? String(at.getUTCFullYear()) : (months[at.getUTCMonth()] ?? "");

const instantOf = (day: Day) => new Date(`${day}T00:00:00.000Z`);

/** Two decimals: a tenth of a pixel on a wide screen. */
export const rounded = (place: number): Place => Math.round(place * 100) / 100;
