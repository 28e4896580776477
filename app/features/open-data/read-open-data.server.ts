import type {
	Action,
	Measure,
	Roadmap,
	UpdateInFull,
	Workstream,
	WorkstreamActions,
} from "#app/domain/read-model.ts";
import { listActionsInFull } from "#db/queries/action-details.ts";
import { listOrganisationKinds, listUpdateMarkdown } from "#db/queries/open-data.ts";
import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import { withoutPrivate } from "../public/public-view.server.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";
import { factsOf, type OpenFacts } from "./read-open-facts.server.ts";

/** Everything public about one roadmap, as data: what every export is made of, so that none of them decides anew what is public. */
export interface OpenData extends OpenFacts {
	/** The kinds of organisations, by id. */
	kinds: ReadonlyMap<string, string>;
	workstreams: Workstream[];
	/** In display order, without owners where the roadmap does not show them, and without the people who spoke. */
	actions: Action[];
	measures: Measure[];
	/** Those that stand, in their last wording, the first one first. */
	updates: (UpdateInFull & { markdown: string | null })[];
}

/** Reads what is public about a roadmap, as it stands or as at the day that the address names; null when there is nothing to see. */
export async function readOpenData(
	context: AppContext,
	slug: string,
	search: URLSearchParams,
): Promise<OpenData | null> {
	const source = await openRoadmap(context, slug, search);
	return source && gather(context, source);
}

async function gather(context: AppContext, source: RoadmapSource): Promise<OpenData> {
	const { db } = context;
	const listed = await source.listActions();
	const actions = await listOpenActions(context, source, listed);
	const measures = await listOpenMeasures(source, listed);
	const markdown = await listUpdateMarkdown(db, source.roadmap.id);
	const about = new Set([...actions, ...listed].map(({ id }) => id));
	const updates = (await source.listNewestUpdates({ limit: Number.MAX_SAFE_INTEGER }))
		.filter((update) => about.has(update.about.id))
		.map((update) => ({ ...update, markdown: markdown.get(update.id) ?? null }));
	return {
		...(await factsOf(context, source)),
		kinds: await listOrganisationKinds(db),
		workstreams: listed.map(({ actions: _, ...workstream }) => workstream),
		actions,
		measures,
		updates: updates.reverse(),
	};
}

/** The public actions with everything that is public about them, in display order. */
export async function listOpenActions(
	context: AppContext,
	source: RoadmapSource,
	listed: WorkstreamActions[],
): Promise<Action[]> {
	const actions = await actionsOf(context, source, listed);
	return actions.map((action) => openAction(action, source.roadmap));
}

/** Every measure: those of the whole roadmap, then those of each workstream. */
export async function listOpenMeasures(source: RoadmapSource, listed: { id: string }[]): Promise<Measure[]> {
	const measures = [];
	for (const id of [null, ...listed.map(({ id }) => id)]) measures.push(...(await source.listMeasures(id)));
	return measures;
}

/** What is public about an action: owners only where the roadmap shows them; which organisation spoke, not which person. */
export function openAction(action: Action, roadmap: Roadmap): Action {
	const { statusAuthor } = action;
	return {
		...withoutPrivate(action, roadmap),
		statusAuthor: statusAuthor && { ...statusAuthor, personName: null },
	};
}

/** Present actions come in a few queries, past ones from the replayed ledger in memory. */
async function actionsOf(
	{ db }: AppContext,
	source: RoadmapSource,
	listed: WorkstreamActions[],
): Promise<Action[]> {
	if (source.asAt === null) return listActionsInFull(db, source.roadmap.id);
	const found = [];
	for (const { slug } of listed.flatMap(({ actions }) => actions)) {
		const action = await source.findAction(slug);
		if (action && !action.internal) found.push(action);
	}
	return found;
}
