import { can } from "#app/domain/access.ts";
import { dayOf } from "#app/domain/dates.ts";
import type { ChangeLine } from "#app/domain/describe-change.ts";
import type { Action, Roadmap } from "#app/domain/read-model.ts";
import { findAction } from "#db/queries/action-details.ts";
import { listChanges } from "#db/queries/changes.ts";
import { listUpdatesOf } from "#db/queries/published-updates.ts";
import type { AppContext } from "../../context.server.ts";
import { findPublicRoadmap, withoutPrivate } from "./public-view.server.ts";

/** How many changes a page of the history holds. */
const changesPerPage = 50;
/** How many published updates an action's page holds, the last one included. */
const updatesShown = 20;

/** What the public page of an action shows; null when there is nothing to see. */
export async function readActionPage(
	context: AppContext,
	roadmapSlug: string,
	slug: string,
	search: URLSearchParams,
) {
	const roadmap = await findPublicRoadmap(context, roadmapSlug);
	const action = roadmap && (await findAction(context.db, roadmap.id, slug));
	if (!roadmap || !action || !can(null, "read", subjectOf(action, roadmap))) return null;
	const [update, ...earlierUpdates] = await listUpdatesOf(context.db, action.id, { limit: updatesShown });
	return {
		roadmap,
		action: withoutPeople(withoutPrivate(action, roadmap)),
		update: update ?? null,
		earlierUpdates,
		history: await readHistory(context, action, roadmap, search),
		today: dayOf(context.now().toISOString()),
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

async function readHistory(context: AppContext, action: Action, roadmap: Roadmap, search: URLSearchParams) {
	const before = readRevision(search.get("before"));
	const lines = await listChanges(context.db, {
		roadmapId: roadmap.id,
		subjectId: action.id,
		publicOnly: true,
		...(before === null ? {} : { beforeRevision: before }),
		limit: changesPerPage + 1,
	});
	const shown = lines.slice(0, changesPerPage);
	return {
		isFirstPage: before === null,
		changes: shown.map((line) => withoutNames(line, roadmap)),
		/** The revision to ask for changes before; null on the last page. */
		next: lines.length > changesPerPage ? (shown.at(-1)?.revision ?? null) : null,
	};
}

/** The names of people stay out of the data, not only off the page; that it was a person is not hidden. */
function withoutNames(line: ChangeLine, roadmap: Roadmap): ChangeLine {
	return {
		...line,
		personName: line.personName === null ? null : "Someone",
		people: roadmap.showsOwners ? line.people : {},
	};
}

/** A revision in an address; null for anything that is none. */
const readRevision = (text: string | null): number | null =>
	text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
