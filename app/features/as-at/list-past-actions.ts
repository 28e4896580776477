import { type Names, pastActions } from "#app/domain/past-roadmap.ts";
import type { WorkstreamActions } from "#app/domain/read-model.ts";
import type { RoadmapState } from "#app/domain/roadmap-state.ts";

type State = Readonly<RoadmapState>;

/** The last list of each state that is kept, with what else it came from: ten thousand actions take longer than their page. */
const lists = new WeakMap<State, { from: string; workstreams: WorkstreamActions[] }>();
const named = new WeakMap<State, { people: Set<string>; organisations: Set<string> }>();

/** Every workstream of a past day with its actions, in display order, without those that are internal now. Shared: never change it. */
export function listPastActions(
	state: State,
	names: Names,
	internalNow: ReadonlySet<string>,
): WorkstreamActions[] {
	// People may be renamed, and actions become internal, after the day.
	const from = JSON.stringify([[...names.people], [...names.organisations], [...internalNow].sort()]);
	const known = lists.get(state);
	if (known?.from === from) return known.workstreams;
	const workstreams = pastActions(state, names, { withInternal: false }).map((workstream) => ({
		...workstream,
		actions: workstream.actions.filter(({ id }) => !internalNow.has(id)),
	}));
	lists.set(state, { from, workstreams });
	return workstreams;
}

/** The people and organisations that a state names by id only. */
export function idsNamedIn(state: State): {
	people: ReadonlySet<string>;
	organisations: ReadonlySet<string>;
} {
	const known = named.get(state);
	if (known) return known;
	const people = new Set<string>();
	const organisations = new Set<string>();
	for (const action of state.actions.values()) {
		const { ownerId, statusBy, leadOrganisationId, supportingOrganisationIds } = action;
		for (const id of [ownerId, statusBy?.personId]) if (id) people.add(id);
		const all = [
			leadOrganisationId,
			statusBy?.organisationId,
			statusBy?.onBehalfOfId,
			...supportingOrganisationIds,
		];
		for (const id of all) if (id && !state.partners.has(id)) organisations.add(id);
	}
	const ids = { people, organisations };
	named.set(state, ids);
	return ids;
}
