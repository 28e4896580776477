import type { Day } from "#app/domain/dates.ts";
import type { Roadmap } from "#app/domain/read-model.ts";
import type { ActionsWanted } from "#app/domain/wanted-actions.ts";
import type { Db } from "#db/database.ts";
import { findAction, listMilestonesByAction } from "#db/queries/action-details.ts";
import {
	countActions,
	countByOrganisation,
	hasMadeUpAction,
	listActionPart,
	spanOfActions,
} from "#db/queries/action-parts.ts";
import { listActions } from "#db/queries/actions.ts";
import { listChanges } from "#db/queries/changes.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { listEveryMeasure, listMeasures } from "#db/queries/measures.ts";
import { findUpdate, listNewestUpdates, listUpdatesOf } from "#db/queries/published-updates.ts";
import { listWorkstreams } from "#db/queries/workstreams.ts";
import type { RoadmapSource } from "./roadmap-source.ts";

/** A roadmap as it stands now, from the tables. */
export function presentSource(db: Db, roadmap: Roadmap, today: Day): RoadmapSource {
	const publicActions = (wanted: ActionsWanted) => ({ roadmapId: roadmap.id, withInternal: false, wanted });
	return {
		roadmap,
		asAt: null,
		today,
		listActions: () => listActions(db, roadmap.id, { withInternal: false }),
		listWorkstreams: () => listWorkstreams(db, roadmap.id),
		countActions: (wanted) => countActions(db, publicActions(wanted)),
		listActionPart: (wanted, part) => listActionPart(db, publicActions(wanted), part),
		hasMadeUpAction: () => hasMadeUpAction(db, roadmap.id),
		countByOrganisation: () => countByOrganisation(db, publicActions({})),
		spanOfActions: (wanted) => spanOfActions(db, publicActions(wanted)),
		listMilestones: (actionIds) => listMilestonesByAction(db, roadmap.id, actionIds),
		findAction: (slug) => findAction(db, roadmap.id, slug),
		listMeasures: (workstreamId) => listMeasures(db, roadmap.id, workstreamId),
		listEveryMeasure: () => listEveryMeasure(db, roadmap.id),
		findMeasure: async (slug) =>
			(await listEveryMeasure(db, roadmap.id)).find((measure) => measure.slug === slug),
		findPartner: async (slug) => roadmap.partners.find((partner) => partner.slug === slug),
		listUpdatesOf: (subjectId, page) => listUpdatesOf(db, subjectId, page),
		listNewestUpdates: (page) => listNewestUpdates(db, roadmap.id, page),
		findUpdate: (number, version) => findUpdate(db, roadmap.id, number, { version }),
		listDecisions: ({ meetingId }) =>
			listDecisions(db, { roadmapId: roadmap.id, publicOnly: true, ...(meetingId && { meetingId }) }),
		lastEndOf: ({ title, startsAt, closedAt, publicVersion, state }) =>
			closedAt === null || publicVersion === null
				? null
				: { title, startsAt, closedAt, publicVersion, goesOn: state !== "closed" },
		listChanges: (wanted) => listChanges(db, { ...wanted, roadmapId: roadmap.id, publicOnly: true }),
	};
}
