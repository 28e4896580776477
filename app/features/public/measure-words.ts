import { formatPeriod } from "#app/domain/period.ts";
import type { Figure } from "#app/domain/read-model.ts";

/** A value with its unit: "38%", "38,600 people", "£6 million". */
export function valueWords(value: number, unit: string): string {
	const number = value.toLocaleString("en-GB", { maximumFractionDigits: 20 });
	if (unit === "%") return `${number}%`;
	if (unit.startsWith("£")) return `£${number}${unit.slice(1)}`;
	return `${number} ${unit}`;
}

/** "95% in 2017". */
export function figureWords(figure: Figure, unit: string): string {
	return `${valueWords(figure.value, unit)} in ${formatPeriod(figure.period)}`;
}

/** "98% by 2020": what is to be reached by the end of the period. */
export function targetWords(figure: Figure, unit: string): string {
	return `${valueWords(figure.value, unit)} by ${formatPeriod(figure.period)}`;
}
