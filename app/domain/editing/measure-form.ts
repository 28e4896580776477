import { z } from "zod";
import type { Day } from "../dates.ts";
import { parsePeriod } from "../period.ts";
import type { Figure } from "../read-model.ts";
import { type Outcome, refuse } from "../refusal.ts";
import {
	checkForm,
	nullableDay,
	nullableNumber,
	nullableText,
	oneOf,
	optionalText,
	requiredNumber,
	requiredText,
	ticked,
} from "./form-fields.ts";

const periodHelp = "Write the period like 2017, 2018-07, 2019-Q4, 2018/19 or 2015-2017.";

const measureForm = z.object({
	name: requiredText("Say what is measured.", 120),
	definition: requiredText("Say exactly what is counted, and where the figures come from.", 300),
	unit: requiredText("Give the unit, such as % or people.", 40),
	direction: oneOf(["up", "down"], "Choose which way is better."),
	workstreamId: nullableText(80),
	interpretation: nullableText(1_000),
	nextReleaseOn: nullableDay,
	baselinePeriod: optionalText(20),
	baselineValue: nullableNumber,
	targetPeriod: optionalText(20),
	targetValue: nullableNumber,
});

/** What a coordinator says about a measure. */
export interface MeasureFields {
	name: string;
	definition: string;
	unit: string;
	direction: "up" | "down";
	/** Null for what is about the whole roadmap. */
	workstreamId: string | null;
	interpretation: string | null;
	/** When its source is to publish the next figures. */
	nextReleaseOn: Day | null;
	baseline: Figure | null;
	target: Figure | null;
}

/** Reads the form of a measure. Baseline and target need both their period and their value, or neither. */
export function checkMeasure(
	typed: Record<string, string>,
	choices: { workstreamIds: readonly string[] },
): Outcome<MeasureFields> {
	const checked = checkForm(measureForm, typed);
	const fields: Record<string, string> = checked.ok ? {} : { ...checked.fields };
	const { workstreamId = "" } = typed;
	if (workstreamId !== "" && !choices.workstreamIds.includes(workstreamId))
		fields.workstreamId ??= "This workstream is not there any more: choose another one.";
	for (const figure of ["baseline", "target"]) {
		const period = (typed[`${figure}Period`] ?? "").trim();
		const value = (typed[`${figure}Value`] ?? "").trim();
		if (period !== "" && parsePeriod(period) === null) fields[`${figure}Period`] ??= periodHelp;
		if (period === "" && value !== "") fields[`${figure}Period`] ??= "Give the period of this figure, too.";
		if (period !== "" && value === "") fields[`${figure}Value`] ??= "Give the figure of this period, too.";
	}
	if (!checked.ok || Object.keys(fields).length > 0) return refuse("invalid", "Nothing was saved.", fields);
	const { baselinePeriod, baselineValue, targetPeriod, targetValue, ...rest } = checked.value;
	return {
		ok: true,
		value: {
			...rest,
			baseline: figureOf(baselinePeriod, baselineValue),
			target: figureOf(targetPeriod, targetValue),
		},
	};
}

const figureOf = (period: string, value: number | null): Figure | null =>
	period === "" || value === null ? null : { period, value };

const measurementForm = z.object({
	period: requiredText(periodHelp, 20).refine((text) => text === "" || parsePeriod(text) !== null, {
		error: periodHelp,
	}),
	value: requiredNumber("Enter the figure as a number, such as 38,600 or 95.5."),
	numerator: nullableNumber,
	denominator: nullableNumber,
	provisional: ticked,
});

export type MeasurementFields = z.infer<typeof measurementForm>;

/** Reads the form of one measurement. A period is measured once; a share needs both its parts. */
export function checkMeasurement(
	typed: Record<string, string>,
	otherPeriods: readonly string[],
): Outcome<MeasurementFields> {
	const checked = checkForm(measurementForm, typed);
	if (!checked.ok) return checked;
	const { period, numerator, denominator } = checked.value;
	const fields: Record<string, string> = {};
	if (otherPeriods.includes(period))
		fields.period = "There is a figure for this period already: correct that one.";
	if (numerator !== null && denominator === null) fields.denominator = "Say how many there are in all, too.";
	if (numerator === null && denominator !== null) fields.numerator = "Say how many of them, too.";
	if (denominator === 0) fields.denominator = "The whole cannot be 0.";
	return Object.keys(fields).length > 0 ? refuse("invalid", "Nothing was saved.", fields) : checked;
}
