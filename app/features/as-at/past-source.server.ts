import type { Day } from "#app/domain/dates.ts";
import type { ChangeLine, MadeIn } from "#app/domain/describe-change.ts";
import {
	type Names,
	organisationOf,
	pastAction,
	pastEnd,
	pastEveryMeasure,
	pastMeasures,
	pastMilestones,
	pastRoadmap,
} from "#app/domain/past-roadmap.ts";
import type { Roadmap } from "#app/domain/read-model.ts";
import type { RoadmapState } from "#app/domain/roadmap-state.ts";
import type { Db } from "#db/database.ts";
import { listChanges } from "#db/queries/changes.ts";
import { findNames } from "#db/queries/past-names.ts";
import { findActionId, findMeasureId, listInternalActionIds } from "#db/queries/past-visibility.ts";
import { findUpdate, listNewestUpdates } from "#db/queries/published-updates.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";
import { idsNamedIn, listPastActions } from "./list-past-actions.ts";
import { listPastDecisions } from "./past-decisions.server.ts";
import { pastLists } from "./past-lists.ts";
import { listPastUpdates } from "./past-updates.server.ts";
import { readState } from "./read-state.server.ts";

/**
 * A roadmap as it stood when its ledger ended at a revision; null while it was not there or not public. What is shown was
 * public then and is public now: a roadmap or an action that was taken back is taken back from its past, too.
 */
export async function pastSource(
	db: Db,
	present: Roadmap,
	{ revision, day }: { revision: number; day: Day },
): Promise<RoadmapSource | null> {
	const state = await readState(db, present.id, revision);
	const past = pastRoadmap(state);
	if (!past?.published) return null;
	const [names, internalNow] = await Promise.all([
		findNames(db, idsNamedIn(state)),
		listInternalActionIds(db, present.id).then((ids) => new Set(ids)),
	]);
	// It is reached under its address of now.
	const roadmap: Roadmap = {
		...past,
		slug: present.slug,
		published: present.published,
		showsOwners: past.showsOwners && present.showsOwners,
	};
	return {
		roadmap,
		asAt: day,
		today: day,
		...pastLists(state, () => listPastActions(state, names, internalNow)),
		listMilestones: async (actionIds) => pastMilestones(state, actionIds),
		async findAction(slug) {
			const id = actionIdOf(state, slug) ?? (await findActionId(db, present.id, slug));
			const action = id === undefined ? undefined : pastAction(state, names, id);
			return action && { ...action, internal: action.internal || internalNow.has(action.id) };
		},
		listMeasures: async (workstreamId) => pastMeasures(state, workstreamId),
		listEveryMeasure: async () => pastEveryMeasure(state),
		async findMeasure(slug) {
			const all = pastEveryMeasure(state);
			const named = all.find((measure) => measure.slug === slug);
			if (named) return named;
			const id = await findMeasureId(db, present.id, slug);
			return all.find((measure) => measure.id === id);
		},
		async findPartner(slug) {
			const { partners } = roadmap;
			const id = present.partners.find((partner) => partner.slug === slug)?.id;
			return (
				partners.find((partner) => partner.slug === slug) ?? partners.find((partner) => partner.id === id)
			);
		},
		listUpdatesOf: (subjectId, page) => listPastUpdates(db, state, names, subjectId, page),
		listNewestUpdates: (page) => listNewestUpdates(db, present.id, { ...page, past: state.updates }),
		findUpdate: (number, version) => findUpdate(db, present.id, number, { version, past: state.updates }),
		listDecisions: (of) => listPastDecisions(db, state, names, of),
		lastEndOf: ({ id }) => pastEnd(state, id),
		async listChanges(wanted) {
			const beforeRevision = Math.min(wanted.beforeRevision ?? Number.POSITIVE_INFINITY, revision + 1);
			const found = { ...wanted, roadmapId: present.id, publicOnly: true, beforeRevision };
			return (await listChanges(db, found)).map((line) => withNamesOfThen(line, state, names));
		},
	};
}

const actionIdOf = ({ actions }: Readonly<RoadmapState>, slug: string): string | undefined =>
	[...actions.values()].find((action) => action.slug === slug && !action.archived)?.id;

/** A line of the history as it read then: things and organisations under the names that they had. */
function withNamesOfThen(line: ChangeLine, state: Readonly<RoadmapState>, names: Names): ChangeLine {
	const { id } = line.subject;
	const titled = state.actions.get(id) ?? state.workstreams.get(id);
	const named = state.measures.get(id) ?? state.partners.get(id);
	const then = (organisation: ChangeLine["organisation"]) =>
		organisation && (organisationOf(state, names, organisation.id) ?? organisation);
	return {
		...line,
		subjectTitle: titled?.title ?? named?.name ?? line.subjectTitle,
		organisation: then(line.organisation),
		onBehalfOf: then(line.onBehalfOf),
		madeIn: line.madeIn && madeInThen(line.madeIn, state),
	};
}

/** A meeting as it stood at its last end; null while it had none: the public did not know of it. */
function madeInThen({ id, slug }: MadeIn, state: Readonly<RoadmapState>): MadeIn | null {
	const end = pastEnd(state, id);
	return end && { id, slug, startsAt: end.startsAt };
}
