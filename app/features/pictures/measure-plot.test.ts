import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastDayOf } from "#app/domain/period.ts";
import type { Measure } from "#app/domain/read-model.ts";
import { sparklineWords, tickWords, unitWords } from "./measure-chart-words.ts";
import { chartArea, labelsOf, plotMeasure } from "./measure-plot.ts";

const measureWith = (over: Partial<Measure>): Measure => ({
	id: "m",
	slug: "m",
	workstreamId: null,
	name: "Waiting time",
	definition: "",
	unit: "days",
	direction: "down",
	baseline: null,
	target: null,
	interpretation: null,
	nextReleaseOn: null,
	measurements: [],
	source: null,
	illustrative: [],
	...over,
});
const figure = (period: string, value: number, provisional = false) => ({
	...{ period, value, provisional },
	...{ numerator: null, denominator: null },
});

const period = fc.oneof(
	fc.integer({ min: 1950, max: 2100 }).map(String),
	fc
		.tuple(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 1, max: 4 }))
		.map(([y, q]) => `${y}-Q${q}`),
	fc.integer({ min: 1950, max: 2098 }).map((y) => `${y}/${String((y + 1) % 100).padStart(2, "0")}`),
	fc
		.tuple(fc.integer({ min: 1950, max: 2050 }), fc.integer({ min: 1, max: 30 }))
		.map(([y, n]) => `${y}-${y + n}`),
);
const value = fc.oneof(
	fc.integer({ min: -1_000_000, max: 1_000_000 }),
	// With as many decimals as a measure may sensibly have.
	fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((number) => Math.round(number * 1e6) / 1e6 + 0),
	fc.constantFrom(0, 100, 1e-6, 1e12),
);
const anyFigure = fc.record({ period, value });
const measurement = fc
	.tuple(anyFigure, fc.boolean())
	.map(([{ period, value }, provisional]) => figure(period, value, provisional));
const measure = fc
	.record({
		measurements: fc.array(measurement, { maxLength: 30 }),
		baseline: fc.option(anyFigure, { nil: null }),
		target: fc.option(anyFigure, { nil: null }),
	})
	.map(measureWith);

describe("the chart of a measure", () => {
	test("[Y2] [Y10] every figure is in it once, inside, later ones to the right and greater ones above", () => {
		fc.assert(
			fc.property(measure, (given) => {
				const plot = plotMeasure(given, chartArea);
				if (!plot) return;
				expect(plot.points.map((point) => point.figure).sort(byText)).toEqual(
					[...given.measurements].sort(byText),
				);
				const all = [...plot.points, plot.baseline, plot.target].filter((point) => point !== null);
				for (const { x, y } of all) {
					expect(x).toBeGreaterThanOrEqual(chartArea.start);
					expect(x).toBeLessThanOrEqual(chartArea.end);
					expect(y).toBeGreaterThanOrEqual(chartArea.top);
					expect(y).toBeLessThanOrEqual(chartArea.bottom);
				}
				for (const one of all)
					for (const other of all)
						if (one.figure.value < other.figure.value) expect(one.y).toBeGreaterThanOrEqual(other.y);
				for (const [index, to] of plot.points.entries()) {
					const from = plot.points[index - 1];
					if (from) expect(from.x).toBeLessThanOrEqual(to.x);
				}
				expect(plot.lines.length).toBe(Math.max(0, plot.points.length - 1));
				for (const { y } of plot.valueTicks) expect(y >= chartArea.top && y <= chartArea.bottom).toBe(true);
				expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
			}),
		);
	});

	test("[Y2] no two values are written over each other, and the newest figure has its value", () => {
		fc.assert(
			fc.property(measure, (given) => {
				const plot = plotMeasure(given, chartArea);
				if (!plot) return;
				const labels = labelsOf(plot, chartArea);
				const newest = plot.points.at(-1);
				if (newest) expect(labels[0]?.point).toBe(newest);
				for (const [index, one] of labels.entries())
					for (const other of labels.slice(index + 1))
						expect(Math.abs(one.x - other.x) >= 20 || Math.abs(one.y - other.y) >= 22).toBe(true);
			}),
		);
	});

	test("[Y10] a scale begins at 0, or the chart says that it does not", () => {
		fc.assert(
			fc.property(measure, (given) => {
				const plot = plotMeasure(given, chartArea);
				if (!plot) return;
				const least = Math.min(...plot.valueTicks.map((tick) => tick.value));
				if (plot.beginsAtZero) expect(least).toBe(0);
			}),
		);
		const near = measureWith({ measurements: [figure("2001-2003", 76), figure("2015-2017", 80.5)] });
		expect(plotMeasure(near, chartArea)?.beginsAtZero).toBe(false);
		const wide = measureWith({ measurements: [figure("2011", 20), figure("2018", 9)] });
		expect(plotMeasure(wide, chartArea)?.beginsAtZero).toBe(true);
	});

	test("[Y10] the target stands at the end of its period, and figures in the middle of theirs", () => {
		const plot = plotMeasure(
			measureWith({
				measurements: [figure("2017", 14), figure("2019", 9, true)],
				target: { period: "2030", value: 0 },
			}),
			chartArea,
		);
		expect(plot?.target).toMatchObject({ x: chartArea.end, y: chartArea.bottom });
		const width = chartArea.end - chartArea.start;
		expect(plot?.points[0]?.x).toBeCloseTo(chartArea.start + width * (0.5 / 14), 0);
		expect(plot?.points.map(({ is }) => is)).toEqual(["figure", "provisional"]);
		expect(plot?.lines.map(({ open }) => open)).toEqual([true]);
		expect(lastDayOf("2030")).toBe("2030-12-31");
	});

	test.each([
		["nothing", {}],
		["a target only", { target: { period: "2030", value: 0 } }],
		["one figure", { measurements: [figure("2017", 38)] }],
		[
			"one figure that is the baseline",
			{ measurements: [figure("2017", 5)], baseline: { period: "2017", value: 5 } },
		],
		["a period that nobody can read", { measurements: [figure("soon", 1), figure("2017", 1)] }],
		[
			"values that are none",
			{ measurements: [figure("2016", Number.NaN), figure("2017", Number.POSITIVE_INFINITY)] },
		],
	])("[Y11] %s makes no chart", (_, over) => {
		expect(plotMeasure(measureWith(over), chartArea)).toBeNull();
	});

	test.each([
		["equal values", [5, 5, 5]],
		["nothing but 0", [0, 0]],
		["below 0", [-5, -1]],
		["around 0", [-5, 12]],
		["very great", [1e15, 1e3]],
	])("[Y11] %s make a chart", (_, values) => {
		const plot = plotMeasure(
			measureWith({ measurements: values.map((one, index) => figure(String(2010 + index), one)) }),
			chartArea,
		);
		expect(plot?.points.length).toBe(values.length);
		expect(plot?.points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
	});
});

describe("the words of a chart", () => {
	test("[Y12] a small picture says where a measure began, where it is and where it is to go", () => {
		const measurements = [figure("2011", 20), figure("2018", 13.9)];
		const smoking = measureWith({ unit: "%", measurements, target: { period: "2030", value: 5 } });
		expect(sparklineWords(smoking)).toBe("From 20% in 2011 to 13.9% in 2018; target 5% by 2030");
		expect(sparklineWords(measureWith({ measurements: [figure("2017", 1)] }))).toBe("1 days in 2017");
		expect(sparklineWords(measureWith({}))).toBe("No figure yet");
	});

	test.each([
		[20, "%", "20%", null],
		[6, "£ million", "£6", "million"],
		[200000, "people", "200,000", "people"],
		[0.5, "times", "0.5", "times"],
	])("[Y10] the line for %s in “%s” says %s", (number, unit, words, above) => {
		expect(tickWords(number, unit)).toBe(words);
		expect(unitWords(unit)).toBe(above);
	});
});

const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
