import { can } from "#app/domain/access.ts";
import type { Action, Roadmap } from "#app/domain/read-model.ts";
import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "./open-roadmap.server.ts";
import { withoutPrivate } from "./public-view.server.ts";
import { readHistory } from "./read-history.server.ts";

/** How many published updates an action's page holds, the last one included. */
const updatesShown = 20;

/** What the public page of an action shows; null when there is nothing to see. */
export async function readActionPage(
	context: AppContext,
	roadmapSlug: string,
	slug: string,
	search: URLSearchParams,
) {
	const source = await openRoadmap(context, roadmapSlug, search);
	const action = await source?.findAction(slug);
	if (!source || !action || !can(null, "read", subjectOf(action, source.roadmap))) return null;
	const { roadmap, today, asAt } = source;
	const updates = await source.listUpdatesOf(action.id, { limit: updatesShown, withWithdrawn: true });
	const update = updates.find(({ withdrawn }) => withdrawn === null) ?? null;
	return {
		roadmap,
		asAt,
		action: withoutPeople(withoutPrivate(action, roadmap)),
		update,
		otherUpdates: updates.filter((other) => other !== update),
		measures: await source.listMeasures(action.workstream.id),
		history: await readHistory(source, { subjectId: action.id }, search),
		today,
	};
}

export type ActionPageData = NonNullable<Awaited<ReturnType<typeof readActionPage>>>;

function subjectOf(action: Action, roadmap: Roadmap) {
	return {
		kind: "action",
		roadmapId: roadmap.id,
		published: roadmap.published,
		internal: action.internal,
		leadOrganisationId: action.lead?.id ?? null,
		supportingOrganisationIds: action.supporting.map(({ id }) => id),
	} as const;
}

/** The public is told which organisation said something, not which person. */
function withoutPeople(action: Action): Action {
	return { ...action, statusAuthor: action.statusAuthor && { ...action.statusAuthor, personName: null } };
}
