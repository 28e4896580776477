import { isIllustrative } from "#app/domain/illustrative.ts";
import { formatPeriod } from "#app/domain/period.ts";
import type { Figure, Measure } from "#app/domain/read-model.ts";
import { figureWords, targetWords, valueWords } from "../public/measure-words.ts";
import { isPlaceable } from "./measure-plot.ts";

/** Everything that the chart of a measure shows, in words. */
export function chartWords(measure: Measure, { beginsAtZero }: { beginsAtZero: boolean }): string {
	const { name, unit, measurements, baseline, target, direction } = measure;
	const figures = measurements
		.filter(isPlaceable)
		.map((figure) => `${figureWords(figure, unit)}${figure.provisional ? " (provisional)" : ""}`);
	return [
		`${name}: ${figures.length > 0 ? figures.join(", ") : "no figure yet"}.`,
		...(baseline && isPlaceable(baseline) ? [`Baseline ${figureWords(baseline, unit)}.`] : []),
		...(target && isPlaceable(target) ? [`Target ${targetWords(target, unit)}.`] : []),
		`Better is ${direction === "up" ? "higher" : "lower"}.`,
		...(beginsAtZero ? [] : ["The scale does not begin at 0."]),
	].join(" ");
}

/** The small picture of a measure, in words: where it began, where it is, where it is to go. */
export function sparklineWords({ unit, measurements, baseline, target }: Measure): string {
	const figures = measurements.filter(isPlaceable);
	const [first, last] = [baseline && isPlaceable(baseline) ? baseline : figures[0], figures.at(-1)];
	const way =
		first && last && !isSame(first, last)
			? `From ${figureWords(first, unit)} to ${figureWords(last, unit)}`
			: (last ?? first)
				? figureWords(last ?? (first as Figure), unit)
				: "No figure yet";
	return target && isPlaceable(target) ? `${way}; target ${targetWords(target, unit)}` : way;
}

const isSame = (a: Figure, b: Figure) => a.period === b.period && a.value === b.value;

/** The value of a line across the chart: short, since its unit stands above. */
export const tickWords = (value: number, unit: string): string =>
	unit === "%" || unit.startsWith("£")
		? valueWords(value, unit.startsWith("£") ? "£" : unit)
		: value.toLocaleString("en-GB", { maximumFractionDigits: 10 });

/** The unit above the chart, where the values beside its lines do not say it. */
export const unitWords = (unit: string): string | null =>
	unit === "%" ? null : unit.startsWith("£") ? unit.slice(1).trim() || null : unit;

/** The values of a chart that were made up: "target", "2017". */
export const madeUpIn = ({ illustrative, measurements }: Measure): string[] => [
	...(["baseline", "target"] as const).filter((field) => isIllustrative(illustrative, field)),
	...measurements
		.filter((figure, index) => isPlaceable(figure) && isIllustrative(illustrative, `measurements[${index}]`))
		.map(({ period }) => formatPeriod(period)),
];
