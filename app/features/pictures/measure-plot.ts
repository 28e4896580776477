import { scaleLinear } from "d3-scale";
import type { Day } from "#app/domain/dates.ts";
import { firstDayOf, lastDayOf, parsePeriod } from "#app/domain/period.ts";
import type { Figure, Measure, Measurement } from "#app/domain/read-model.ts";
import { type Place, rounded, sideRoom, type Tick, timeScale } from "./time-scale.ts";

/** Where a chart is drawn: `start` to `end` in hundredths of its width, `top` to `bottom` in pixels. */
export interface PlotArea {
	start: number;
	end: number;
	top: number;
	bottom: number;
}

export interface PlotPoint {
	/** Its own in the chart. */
	id: string;
	is: "figure" | "provisional" | "baseline" | "target";
	figure: Figure;
	x: Place;
	y: number;
}

/** A line from one figure to the next; `open` where one of them is provisional. */
export interface PlotLine {
	from: PlotPoint;
	to: PlotPoint;
	open: boolean;
}

export interface MeasurePlot {
	/** Oldest first; of figures of the same period in the order of the measure. */
	points: PlotPoint[];
	lines: PlotLine[];
	/** Only where it is not one of the figures. */
	baseline: PlotPoint | null;
	target: PlotPoint | null;
	valueTicks: { y: number; value: number }[];
	timeTicks: Tick[];
	/** Else the heights of the points can be compared, but not as parts of a whole. */
	beginsAtZero: boolean;
}

/** How many lines for values a chart has, about. */
const valueTicksWanted = 4;

/**
 * Lays out a measure over time: figures in the middle of their periods, the target at the end of its own. Null where fewer than two
 * things can be compared. What has no readable period or value is left out: the table holds it.
 */
export function plotMeasure(measure: Measure, area: PlotArea): MeasurePlot | null {
	const figures = measure.measurements.filter(isPlaceable);
	const baseline = placeableOr(measure.baseline, figures);
	const target = measure.target && isPlaceable(measure.target) ? measure.target : null;
	const all = [...figures, ...[baseline, target].filter((figure) => figure !== null)];
	if (all.length < 2) return null;
	const span = {
		from: all.map(({ period }) => firstDayOf(period)).sort()[0] ?? "",
		to:
			all
				.map(({ period }) => lastDayOf(period))
				.sort()
				.at(-1) ?? "",
	};
	const time = timeScale(span, area);
	const values = valueScale(
		all.map(({ value }) => value),
		area,
	);
	const point = (is: PlotPoint["is"], figure: Figure, day: Day, place = 0): PlotPoint => ({
		...{ id: `${is}-${place}`, is, figure },
		...{ x: time.place(day), y: rounded(values.scale(figure.value)) },
	});
	const points = figures
		.map((figure, place) =>
			point(figure.provisional ? "provisional" : "figure", figure, middleOf(figure.period), place),
		)
		.sort((a, b) => a.x - b.x);
	return {
		points,
		lines: linesBetween(points),
		baseline: baseline && point("baseline", baseline, middleOf(baseline.period)),
		target: target && point("target", target, lastDayOf(target.period)),
		valueTicks: values.ticks,
		timeTicks: time.ticks,
		beginsAtZero: values.beginsAtZero,
	};
}

/** Whether a figure can be placed in a chart. */
export const isPlaceable = ({ period, value }: Figure): boolean =>
	parsePeriod(period) !== null && Number.isFinite(value);

function placeableOr(baseline: Figure | null, figures: Measurement[]): Figure | null {
	if (!baseline || !isPlaceable(baseline)) return null;
	const { period, value } = baseline;
	return figures.some((figure) => figure.period === period && figure.value === value) ? null : baseline;
}

/** Values from bottom to top, from 0 where that does not flatten what there is to see. */
function valueScale(values: number[], { top, bottom }: PlotArea) {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const beginsAtZero = (least <= 0 && most >= 0) || least === most || least * 2 <= most;
	const [low, high] = beginsAtZero ? [Math.min(0, least), Math.max(0, most)] : [least, most];
	const scale = scaleLinear([low, high === low ? low + 1 : high], [bottom, top]).nice(valueTicksWanted);
	const ticks = scale.ticks(valueTicksWanted).map((value) => ({ value, y: rounded(scale(value)) }));
	return { scale: scale.clamp(true), ticks, beginsAtZero: beginsAtZero && least >= 0 };
}

const linesBetween = (points: PlotPoint[]): PlotLine[] =>
	points.slice(1).flatMap((to, index) => {
		const from = points[index];
		return from ? [{ from, to, open: [from, to].some(({ is }) => is === "provisional") }] : [];
	});

function middleOf(period: string): Day {
	const [first, last] = [firstDayOf(period), lastDayOf(period)].map((day) => Date.parse(day));
	return new Date(((first ?? 0) + (last ?? 0)) / 2).toISOString().slice(0, 10);
}

/** What a value is written beside: its point, above or below, on the side where there is room. */
export interface PlotLabel {
	point: PlotPoint;
	x: Place;
	y: number;
	anchor: "start" | "middle" | "end";
}

/** How near two labels can be: hundredths of the width of a phone, and pixels. */
const room = { across: 20, upright: 22 };

/** The labels that have room, the more important ones first: the newest figure, the target, the baseline, then the others. */
export function labelsOf({ points, baseline, target }: MeasurePlot, { top }: PlotArea): PlotLabel[] {
	const wanted = [points.at(-1), target, baseline, ...points.slice(0, -1)];
	const placed: PlotLabel[] = [];
	for (const point of wanted) {
		if (!point) continue;
		const label = labelAt(point, top);
		const isFree = placed.every(
			({ x, y }) => Math.abs(x - label.x) >= room.across || Math.abs(y - label.y) >= room.upright,
		);
		if (isFree) placed.push(label);
	}
	return placed;
}

function labelAt(point: PlotPoint, top: number): PlotLabel {
	const { x, y } = point;
	const anchor = x < 25 ? "start" : x > 75 ? "end" : "middle";
	return { point, x, y: y - top < 14 ? y + 24 : y - 12, anchor };
}

/** The chart of a page; the left side has room for the values of the lines. */
export const chartArea: PlotArea = { start: 14, end: 100 - sideRoom, top: 30, bottom: 226 };
