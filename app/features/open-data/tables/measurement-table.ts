import { lastDayOf } from "#app/domain/period.ts";
import type { Measure, Measurement } from "#app/domain/read-model.ts";
import type { OpenData } from "../read-open-data.server.ts";
import type { CsvTable } from "./csv-table.ts";

export interface MeasurementRow {
	measure: Measure;
	/** The slug of its workstream; null for what is about the whole roadmap. */
	workstream: string | null;
	/** Counts from 1 within the measure. */
	number: number;
	measurement: Measurement;
	/** The address of the measure's page. */
	url: string;
}

/** The measurements of all measures, oldest first within each. */
export const measurementRows = ({ measures, workstreams, origin, roadmap }: OpenData): MeasurementRow[] =>
	measures.flatMap((measure) => {
		const workstream = workstreams.find(({ id }) => id === measure.workstreamId)?.slug ?? null;
		return measure.measurements.map((measurement, index) => ({
			measure,
			workstream,
			number: index + 1,
			measurement,
			url: `${origin}/${roadmap.slug}/measures/${measure.slug}`,
		}));
	});

/** `measures.csv`. */
export const measurementTable: CsvTable<MeasurementRow> = {
	name: "measures",
	title: "Measures",
	description:
		"One row for each measurement of a measure, with what the measure is. A measure without figures has no row.",
	key: ["measure", "number"],
	columns: [
		{
			name: "measure",
			title: "Measure",
			description: "The short name of the measure.",
			datatype: "string",
			required: true,
			of: ({ measure }) => measure.slug,
		},
		{
			name: "name",
			title: "Name",
			description: "The name of the measure.",
			datatype: "string",
			required: true,
			of: ({ measure }) => measure.name,
		},
		{
			name: "definition",
			title: "Definition",
			description: "What is counted, and how.",
			datatype: "string",
			of: ({ measure }) => measure.definition,
		},
		{
			name: "unit",
			title: "Unit",
			description: "The unit of every figure in the row.",
			datatype: "string",
			of: ({ measure }) => measure.unit,
		},
		{
			name: "direction",
			title: "Direction",
			description: "Which way is better: up or down.",
			datatype: "string",
			required: true,
			of: ({ measure }) => measure.direction,
		},
		{
			name: "workstream",
			title: "Workstream",
			description: "The short name of the workstream it belongs to; empty for the whole roadmap.",
			datatype: "string",
			of: ({ workstream }) => workstream,
		},
		{
			name: "number",
			title: "Number",
			description: "The place of the figure within its measure, oldest first, from 1.",
			datatype: "integer",
			required: true,
			of: ({ number }) => number,
		},
		{
			name: "period",
			title: "Period",
			description:
				"What the figure is about: a year (2017), month (2018-07), quarter (2019-Q4), financial year (2018/19) or span of years (2015-2017).",
			datatype: "string",
			required: true,
			of: ({ measurement }) => measurement.period,
		},
		{
			name: "period_ends_on",
			title: "End of the period",
			description: "The last day of the period, to sort and draw by.",
			datatype: "date",
			required: true,
			of: ({ measurement }) => lastDayOf(measurement.period),
		},
		{
			name: "value",
			title: "Value",
			description: "The figure.",
			datatype: "number",
			required: true,
			of: ({ measurement }) => measurement.value,
		},
		{
			name: "numerator",
			title: "Numerator",
			description: "How many were counted, where the figure is a share.",
			datatype: "number",
			of: ({ measurement }) => measurement.numerator,
		},
		{
			name: "denominator",
			title: "Denominator",
			description: "Of how many, where the figure is a share.",
			datatype: "number",
			of: ({ measurement }) => measurement.denominator,
		},
		{
			name: "provisional",
			title: "Provisional",
			description: "Whether the figure may still be revised by its source.",
			datatype: "boolean",
			required: true,
			of: ({ measurement }) => measurement.provisional,
		},
		{
			name: "baseline_period",
			title: "Period of the baseline",
			description: "The period of the figure from which it all began.",
			datatype: "string",
			of: ({ measure }) => measure.baseline?.period ?? null,
		},
		{
			name: "baseline_value",
			title: "Baseline",
			description: "That figure.",
			datatype: "number",
			of: ({ measure }) => measure.baseline?.value ?? null,
		},
		{
			name: "target_period",
			title: "Period of the target",
			description: "The period for which a figure was set as the aim.",
			datatype: "string",
			of: ({ measure }) => measure.target?.period ?? null,
		},
		{
			name: "target_value",
			title: "Target",
			description: "That figure.",
			datatype: "number",
			of: ({ measure }) => measure.target?.value ?? null,
		},
		{
			name: "interpretation",
			title: "Interpretation",
			description: "What the partners read in the figures, in words.",
			datatype: "string",
			of: ({ measure }) => measure.interpretation,
		},
		{
			name: "next_release_on",
			title: "Next figures",
			description: "The day on which the source is to publish the next figures, where it is known.",
			datatype: "date",
			of: ({ measure }) => measure.nextReleaseOn,
		},
		{
			name: "source",
			title: "Source",
			description: "The document, and the heading in it, from which the measure was taken.",
			datatype: "string",
			of: ({ measure: { source } }) => source && `${source.file}, ${source.heading}`,
		},
		{
			name: "illustrative",
			title: "Made-up values",
			description:
				"The fields of the measure whose values were made up for a demonstration, by the names of the roadmap’s JSON file.",
			datatype: "string",
			list: true,
			of: ({ measure }) => measure.illustrative,
		},
		{
			name: "url",
			title: "Page",
			description: "The address of the measure’s page.",
			datatype: "anyURI",
			required: true,
			of: ({ url }) => url,
		},
	],
};
