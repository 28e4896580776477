import type { Measure, WorkstreamActions } from "#app/domain/read-model.ts";

/** The measures of a roadmap by what they are about: first the whole roadmap, then each workstream that has any. */
export function groupMeasures(measures: Measure[], workstreams: WorkstreamActions[]) {
	return [null, ...workstreams]
		.map((workstream) => ({
			workstream,
			measures: measures.filter(({ workstreamId }) => workstreamId === (workstream?.id ?? null)),
		}))
		.filter((group) => group.measures.length > 0);
}
