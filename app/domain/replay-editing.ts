import type { EditingContent } from "./editing/describe-editing.ts";
import type { Measurement } from "./read-model.ts";
import type { ActionRecord, MeasureRecord, RoadmapState } from "./roadmap-state.ts";

/** What an edit in the workspace does to a rebuilt roadmap: the line holds every field that changed as it is afterwards. */
export function replayEditing(state: RoadmapState, content: EditingContent, id: string): void {
	const fields = fieldsAfter(content);
	switch (content.kind) {
		case "roadmap-changed":
		case "roadmap-archived":
		case "roadmap-restored":
			if (state.roadmap) state.roadmap = { ...state.roadmap, ...fields };
			return;
		case "roadmap-moved":
			// The list has an order; nothing on the roadmap is different.
			return;
		case "partner-changed":
		case "partner-archived":
		case "partner-restored":
			change(state.partners, id, (partner) => ({ ...partner, ...fields }));
			return;
		case "workstream-changed":
		case "workstream-archived":
		case "workstream-restored":
			change(state.workstreams, id, (workstream) => ({ ...workstream, ...fields }));
			return;
		case "action-changed":
		case "action-archived":
		case "action-restored":
			change(state.actions, id, (action) => grown({ ...action, ...fields }));
			return;
		case "measure-changed":
		case "measure-archived":
		case "measure-restored":
			change(state.measures, id, (measure) => ({ ...measure, ...fields }));
			return;
		case "milestone-added":
		case "milestone-reworded":
		case "milestone-removed":
			change(state.actions, id, (action) => grown(withMilestone(action, content)));
			return;
		case "measurement-added":
		case "measurement-changed":
		case "measurement-removed":
			change(state.measures, id, (measure) => withMeasurement(measure, content));
			return;
		default:
			withoutRule(content);
	}
}

function withoutRule(content: never): never {
	throw new Error(`No rule says what this change does to a roadmap: ${JSON.stringify(content)}`);
}

/** The fields of a record that a line sets; none for lines about a part of it. */
function fieldsAfter({ kind, to }: EditingContent): object {
	return kind.startsWith("milestone-") || kind.startsWith("measurement-") ? {} : to;
}

function change<T>(records: Map<string, T>, id: string, after: (record: T) => T): void {
	const record = records.get(id);
	if (record) records.set(id, after(record));
}

const grown = (action: ActionRecord): ActionRecord => ({ ...action, version: action.version + 1 });

type MilestoneContent = Extract<EditingContent, { kind: `milestone-${string}` }>;

function withMilestone(action: ActionRecord, content: MilestoneContent): ActionRecord {
	const illustrative = content.to.illustrative ?? action.illustrative;
	const { milestones } = action;
	switch (content.kind) {
		case "milestone-added": {
			const { milestoneId, title, dueOn, completedOn } = content.to;
			return {
				...action,
				illustrative,
				milestones: [...milestones, { id: milestoneId, title, dueOn, completedOn }],
			};
		}
		case "milestone-reworded": {
			const { milestoneId, title, dueOn } = content.to;
			const reworded = milestones.map((m) => (m.id === milestoneId ? { ...m, title, dueOn } : m));
			return { ...action, illustrative, milestones: reworded };
		}
		case "milestone-removed":
			return {
				...action,
				illustrative,
				milestones: milestones.filter(({ id }) => id !== content.from.milestoneId),
			};
	}
}

type MeasurementContent = Extract<EditingContent, { kind: `measurement-${string}` }>;

function withMeasurement(measure: MeasureRecord, content: MeasurementContent): MeasureRecord {
	const illustrative = content.to.illustrative ?? measure.illustrative;
	const gone = content.from?.position;
	const measurements: Measurement[] = measure.measurements.filter((_, index) => index !== gone);
	if (content.kind !== "measurement-removed") {
		const { position, period, value, numerator, denominator, provisional } = content.to;
		measurements.splice(position, 0, { period, value, numerator, denominator, provisional });
	}
	return { ...measure, illustrative, measurements };
}
