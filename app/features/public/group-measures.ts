import type { Measure, Workstream } from "#app/domain/read-model.ts";

/** The measures of a roadmap by what they are about: first the whole roadmap, then each workstream that has any. */
export function groupMeasures(measures: Measure[], workstreams: Workstream[]) {
	return [null, ...workstreams]
		.map((workstream) => ({
			workstream,
			measures: measures.filter(({ workstreamId }) => workstreamId === (workstream?.id ?? null)),
		}))
		.filter((group) => group.measures.length > 0);
}
