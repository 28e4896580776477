import { countActions, listWorstActions } from "#db/queries/action-parts.ts";
import { listWaitingSignOffs } from "#db/queries/agreements.ts";
import { listAsks } from "#db/queries/asks.ts";
import { listMeetingsOf } from "#db/queries/meetings.ts";
import { listRoadmapsOf } from "#db/queries/memberships.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { countOf } from "../../domain/action-parts.ts";
import { dayOf } from "../../domain/dates.ts";
import type { ActionSummary } from "../../domain/read-model.ts";
import { dutiesOf, ledBy } from "./mine.ts";

/** How many actions of a roadmap stand on somebody's first page; the rest is one link away. */
const mostDuties = 100;

/** The roadmaps of a person, each with the meetings that they are expected at and the actions that they answer for, worst first. */
export async function listDuties(context: AppContext, person: Person) {
	const roadmaps = await listRoadmapsOf(context.db, person.id);
	const today = dayOf(context.now().toISOString());
	return {
		today,
		roadmaps: await Promise.all(
			roadmaps.map(async (roadmap) => {
				const duties = {
					...{ roadmapId: roadmap.id, withInternal: true, wanted: dutiesOf(person, roadmap.id) },
				};
				const mine = await listWorstActions(context.db, duties, { today, offset: 0, limit: mostDuties });
				return {
					...roadmap,
					mine,
					/** How many there are in all. */
					mineCount: countOf(await countActions(context.db, duties)),
					changeable: mine.filter((a) => mayChange(a, person, roadmap.id)).map(({ id }) => id),
					asks: await listAsks(context.db, {
						roadmapId: roadmap.id,
						toOrganisationIds: ledBy(person, roadmap.id),
						states: ["open", "accepted"],
						numberedOnly: true,
					}),
					meetings: await listMeetingsOf(context.db, roadmap.id, person.id),
					signOffs: await listWaitingSignOffs(context.db, roadmap.id, ledBy(person, roadmap.id)),
				};
			}),
		),
	};
}

/** Whether a person may say how an action goes: an owner who does not lead may not. */
const mayChange = (action: ActionSummary, person: Person, roadmapId: string): boolean =>
	can(person, "change-action", {
		kind: "action",
		roadmapId,
		published: false,
		internal: action.internal,
		leadOrganisationId: action.lead?.id ?? null,
		supportingOrganisationIds: action.supporting.map(({ id }) => id),
	});
