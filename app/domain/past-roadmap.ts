import type {
	Action,
	ActionSummary,
	Measure,
	Milestone,
	OrganisationName,
	Partner,
	Roadmap,
	WorkstreamActions,
} from "./read-model.ts";
import type { ActionRecord, MeasureRecord, RoadmapRecord, RoadmapState } from "./roadmap-state.ts";

/** Names that the ledger gives by id only. */
export interface Names {
	people: ReadonlyMap<string, string>;
	/** Of organisations that are not among the partners of the roadmap. */
	organisations: ReadonlyMap<string, OrganisationName>;
}

/** A rebuilt roadmap with its partners, as pages read it; null before it was there or while it was archived. */
export function pastRoadmap(state: RoadmapState): Roadmap | null {
	if (state.roadmap === null || state.roadmap.archived) return null;
	const { archived: _, digest: __, ...roadmap }: RoadmapRecord = state.roadmap;
	return { ...roadmap, revision: state.revision, partners: pastPartners(state) };
}

const pastPartners = (state: RoadmapState): Partner[] =>
	present(state.partners)
		.toSorted((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))
		.map(({ id, slug, name, part, description }) => ({ id, slug, name, part, description }));

/** Every workstream with its actions, in display order, without what was archived; internal actions only on request. */
export function pastActions(
	state: RoadmapState,
	names: Names,
	{ withInternal }: { withInternal: boolean },
): WorkstreamActions[] {
	const actions = present(state.actions).toSorted(byPosition);
	const shown = withInternal ? actions : actions.filter(({ internal }) => !internal);
	return present(state.workstreams)
		.toSorted(byPosition)
		.map(({ id, slug, title, summary, ambition, commitment }) => ({
			id,
			slug,
			title,
			summary,
			ambition,
			commitment,
			actions: shown
				.filter(({ workstreamId }) => workstreamId === id)
				.map((action) => summaryOf(action, state, names)),
		}));
}

/** One action with everything that its page says; undefined for what was not there or archived. */
export function pastAction(state: RoadmapState, names: Names, id: string): Action | undefined {
	const action = state.actions.get(id);
	const workstream = action && state.workstreams.get(action.workstreamId);
	if (!state.roadmap || !action || action.archived || !workstream || workstream.archived) return undefined;
	const { statusBy } = action;
	return {
		...summaryOf(action, state, names),
		roadmapId: state.roadmap.id,
		workstream: { id: workstream.id, slug: workstream.slug, title: workstream.title },
		description: action.description,
		statusReason: action.statusReason,
		statusPath: action.statusPath,
		statusAuthor: statusBy && {
			personName: nameOf(statusBy.personId, names),
			organisation: organisationOf(state, names, statusBy.organisationId),
			onBehalfOf: organisationOf(state, names, statusBy.onBehalfOfId),
		},
		milestones: milestonesOf(action),
		source: action.source,
	};
}

/** The milestones of some actions, in their order by the id of the action. */
export const pastMilestones = (
	state: Readonly<RoadmapState>,
	actionIds: string[],
): Map<string, Milestone[]> =>
	new Map(
		actionIds.flatMap((id) => {
			const action = state.actions.get(id);
			return action ? [[id, milestonesOf(action)] as const] : [];
		}),
	);

const milestonesOf = ({ milestones }: ActionRecord): Milestone[] =>
	milestones.map(({ id, title, dueOn, completedOn }) => ({ id, title, dueOn, completedOn }));

/** The measures of one workstream, or with null those about the whole roadmap, in display order. */
export const pastMeasures = (state: RoadmapState, workstreamId: string | null): Measure[] =>
	pastEveryMeasure(state).filter((measure) => measure.workstreamId === workstreamId);

/** Every measure that was not archived, each workstream's in display order. */
export const pastEveryMeasure = (state: RoadmapState): Measure[] =>
	present(state.measures)
		.toSorted(byPosition)
		.map(({ position: _, archived: __, ...measure }: MeasureRecord) => measure);

/** How a meeting stood at its last end; null where it had none, or none with minutes. */
export function pastEnd(state: RoadmapState, meetingId: string) {
	const meeting = state.meetings.get(meetingId);
	if (!meeting || meeting.closedAt === null || meeting.publicVersion === null) return null;
	const { title, startsAt, closedAt, publicVersion } = meeting;
	return { title, startsAt, closedAt, publicVersion, goesOn: meeting.state !== "closed" };
}

/** An organisation by its id, under the name of then; null for none. */
export function organisationOf(
	state: RoadmapState,
	names: Names,
	id: string | null,
): OrganisationName | null {
	if (id === null) return null;
	const partner = state.partners.get(id);
	return partner ? { id, slug: partner.slug, name: partner.name } : (names.organisations.get(id) ?? null);
}

function summaryOf(action: ActionRecord, state: RoadmapState, names: Names): ActionSummary {
	return {
		id: action.id,
		slug: action.slug,
		title: action.title,
		lead: organisationOf(state, names, action.leadOrganisationId),
		supporting: action.supportingOrganisationIds
			.map((id) => organisationOf(state, names, id))
			.filter((organisation) => organisation !== null),
		ownerId: action.ownerId,
		ownerName: nameOf(action.ownerId, names),
		startsOn: action.startsOn,
		dueOn: action.dueOn,
		originalDueOn: action.originalDueOn,
		status: action.status,
		statusAt: action.statusAt,
		confirmedAt: action.confirmedAt,
		internal: action.internal,
		version: action.version,
		illustrative: action.illustrative,
	};
}

const nameOf = (personId: string | null, { people }: Names): string | null =>
	personId === null ? null : (people.get(personId) ?? null);

const present = <T extends { archived: boolean }>(records: ReadonlyMap<string, T>): T[] =>
	[...records.values()].filter(({ archived }) => !archived);

const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;
