import type { Instant } from "#app/domain/dates.ts";
import type { DataLicence } from "#app/domain/installation.ts";
import type { Action, Measure, Roadmap, UpdateInFull, Workstream } from "#app/domain/read-model.ts";
import { listActionsInFull } from "#db/queries/action-details.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { listOrganisationKinds, listUpdateMarkdown } from "#db/queries/open-data.ts";
import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import { withoutPrivate } from "../public/public-view.server.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";

/** Everything public about one roadmap, as data: what every export is made of, so that none of them decides anew what is public. */
export interface OpenData {
	roadmap: Roadmap;
	asAt: string | null;
	today: string;
	/** The kinds of organisations, by id. */
	kinds: ReadonlyMap<string, string>;
	workstreams: Workstream[];
	/** In display order, without owners where the roadmap does not show them, and without the people who spoke. */
	actions: Action[];
	measures: Measure[];
	/** Those that stand, in their last wording, the first one first. */
	updates: (UpdateInFull & { markdown: string | null })[];
	licence: DataLicence;
	serviceName: string;
	operatorName: string | null;
	/** When the newest public change was made; null where there is none. */
	changedAt: Instant | null;
	/** Scheme, host and port of this installation. */
	origin: string;
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
	const { roadmap } = source;
	const listed = await source.listActions();
	const actions = await actionsOf(context, source, listed);
	const measures = [];
	for (const id of [null, ...listed.map(({ id }) => id)]) measures.push(...(await source.listMeasures(id)));
	const markdown = await listUpdateMarkdown(db, roadmap.id);
	const about = new Set([...actions, ...listed].map(({ id }) => id));
	const updates = (await source.listNewestUpdates({ limit: Number.MAX_SAFE_INTEGER }))
		.filter((update) => about.has(update.about.id))
		.map((update) => ({ ...update, markdown: markdown.get(update.id) ?? null }));
	const { dataLicence, serviceName, operatorName } = await readInstallation(db);
	const [newest] = await source.listChanges({ limit: 1 });
	return {
		roadmap,
		asAt: source.asAt,
		today: source.today,
		kinds: await listOrganisationKinds(db),
		workstreams: listed.map(({ actions: _, ...workstream }) => workstream),
		actions: actions.map((action) => withoutPeople(withoutPrivate(action, roadmap))),
		measures,
		updates: updates.reverse(),
		licence: dataLicence,
		serviceName,
		operatorName,
		changedAt: newest?.at ?? null,
		origin: context.origin(),
	};
}

/** Present actions come in a few queries, past ones from the replayed ledger in memory. */
async function actionsOf(
	{ db }: AppContext,
	source: RoadmapSource,
	listed: Awaited<ReturnType<RoadmapSource["listActions"]>>,
): Promise<Action[]> {
	if (source.asAt === null) return listActionsInFull(db, source.roadmap.id);
	const found = [];
	for (const { slug } of listed.flatMap(({ actions }) => actions)) {
		const action = await source.findAction(slug);
		if (action && !action.internal) found.push(action);
	}
	return found;
}

/** The public is told which organisation said something, not which person. */
const withoutPeople = (action: Action): Action => ({
	...action,
	statusAuthor: action.statusAuthor && { ...action.statusAuthor, personName: null },
});
