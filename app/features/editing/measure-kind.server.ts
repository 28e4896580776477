import { measureStore } from "#db/queries/editing/measure-store.ts";
import { workstreamStore } from "#db/queries/editing/workstream-store.ts";
import type { MeasureAdded } from "../../domain/added-records.ts";
import { changedFields } from "../../domain/editing/changed-fields.ts";
import { withoutEdited } from "../../domain/editing/illustrative-paths.ts";
import { checkMeasure } from "../../domain/editing/measure-form.ts";
import type { Edit } from "./edit-roadmap.server.ts";
import { dayValues, type FieldSpec } from "./field-spec.ts";
import { archivedLine, type FormPlace, type RecordKind, restoredLine } from "./record-kind.server.ts";

/** How a measure is edited; its figures have forms of their own. */
export const measureKind: RecordKind<MeasureAdded> = {
	noun: "measure",
	subjectType: "measure",
	store: measureStore,
	titleField: "name",
	titleOf: ({ name }) => name,
	fields: listFields,
	values: (measure) => ({
		name: measure.name,
		definition: measure.definition,
		unit: measure.unit,
		direction: measure.direction,
		workstreamId: measure.workstreamId ?? "",
		baselinePeriod: measure.baseline?.period ?? "",
		baselineValue: measure.baseline ? String(measure.baseline.value) : "",
		targetPeriod: measure.target?.period ?? "",
		targetValue: measure.target ? String(measure.target.value) : "",
		interpretation: measure.interpretation ?? "",
		...dayValues("nextReleaseOn", measure.nextReleaseOn),
	}),

	async add(edit, typed, { id, slug, nextPosition }) {
		const checked = checkMeasure(typed, { workstreamIds: await workstreamIds(edit) });
		if (!checked.ok) return checked;
		const position = nextPosition("");
		return {
			ok: true,
			value: { id, slug, ...checked.value, measurements: [], source: null, illustrative: [], position },
		};
	},

	async change(edit, typed, measure) {
		const checked = checkMeasure(typed, { workstreamIds: await workstreamIds(edit) });
		if (!checked.ok) return checked;
		const edited = Object.keys(changedFields(measure, checked.value)?.to ?? {});
		return {
			ok: true,
			value: { ...checked.value, illustrative: withoutEdited(measure.illustrative, edited) },
		};
	},

	changesAccess: () => false,
	hidden: () => false,
	lines: {
		added: (to) => ({ kind: "measure-added", from: null, to }),
		changed: (from, to) => ({ kind: "measure-changed", from, to }),
		archived: { kind: "measure-archived", ...archivedLine },
		restored: { kind: "measure-restored", ...restoredLine },
	},
};

async function workstreamIds({ trx, roadmap }: Edit): Promise<string[]> {
	const places = await workstreamStore.places(trx, roadmap.id);
	return places.filter(({ archived }) => !archived).map(({ id }) => id);
}

async function listFields({ db, roadmapId }: FormPlace): Promise<FieldSpec[]> {
	const workstreams = (await workstreamStore.places(db, roadmapId)).filter((w) => !w.archived);
	const period = "Like 2017, 2018-07, 2019-Q4 for October to December, 2018/19 or 2015-2017.";
	return [
		{ type: "text", name: "name", label: "What is measured?" },
		{
			type: "textarea",
			name: "definition",
			label: "Definition",
			hint: "What exactly is counted, and where the figures come from.",
			rows: 3,
		},
		{ type: "text", name: "unit", label: "Unit", hint: "Such as %, people or £ million.", narrow: true },
		{
			type: "radios",
			name: "direction",
			label: "Which way is better?",
			items: [
				{ value: "up", label: "Higher is better" },
				{ value: "down", label: "Lower is better" },
			],
		},
		{
			type: "select",
			name: "workstreamId",
			label: "What is it about?",
			options: [
				{ value: "", text: "The whole roadmap" },
				...workstreams.map(({ id, title }) => ({ value: id, text: title })),
			],
		},
		{
			type: "text",
			name: "baselinePeriod",
			label: "Baseline: period (optional)",
			hint: period,
			narrow: true,
		},
		{ type: "text", name: "baselineValue", label: "Baseline: figure (optional)", narrow: true },
		{ type: "text", name: "targetPeriod", label: "Target: by when (optional)", hint: period, narrow: true },
		{ type: "text", name: "targetValue", label: "Target: figure (optional)", narrow: true },
		{
			type: "textarea",
			name: "interpretation",
			label: "What do the figures tell? (optional)",
			rows: 4,
		},
		{
			type: "day",
			name: "nextReleaseOn",
			label: "When does the source publish the next figures? (optional)",
			hint: "For example, 31 3 2027",
		},
	];
}
