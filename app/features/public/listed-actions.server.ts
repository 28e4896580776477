import {
	type ActionCount,
	type ActionPages,
	type ActionPart,
	countOf,
	type PageSize,
	pageOfActions,
	partsOfPage,
} from "#app/domain/action-parts.ts";
import type { Workstream } from "#app/domain/read-model.ts";
import { type Status, statuses } from "#app/domain/status.ts";
import type { ActionsWanted } from "#app/domain/wanted-actions.ts";
import type { ShownWorkstream } from "../actions/part-of-list.ts";
import { withoutPrivate } from "./public-view.server.ts";
import type { RoadmapSource } from "./roadmap-source.ts";

/** A page of a list of actions, by workstream. */
export interface ListedActions {
	pages: ActionPages;
	counts: ActionCount[];
	workstreams: ShownWorkstream[];
}

interface PageWanted {
	wanted: ActionsWanted;
	page: number;
	/** Whether workstreams without any action are shown, too. */
	withEmpty: boolean;
	size?: PageSize;
}

/** One page of the wanted actions of a public roadmap, in display order. */
export async function listPageOfActions(
	source: RoadmapSource,
	workstreams: Workstream[],
	{ wanted, page, withEmpty, size }: PageWanted,
): Promise<ListedActions> {
	const counts = await source.countActions(wanted);
	const pages = pageOfActions(countOf(counts), page, size);
	const ids = workstreams.map(({ id }) => id);
	const parts = partsOfPage(ids, counts, pages, { withEmpty });
	return { pages, counts, workstreams: await listParts(source, workstreams, { wanted, counts, parts }) };
}

/** Stretches of workstreams, without what is not public of their actions. */
export async function listParts(
	source: RoadmapSource,
	workstreams: Workstream[],
	{ wanted, counts, parts }: { wanted: ActionsWanted; counts: ActionCount[]; parts: ActionPart[] },
): Promise<ShownWorkstream[]> {
	const shown: ShownWorkstream[] = [];
	for (const part of parts) {
		const workstream = workstreams.find(({ id }) => id === part.workstreamId);
		if (!workstream) continue;
		const actions = await source.listActionPart(wanted, part);
		shown.push({
			...workstream,
			actions: actions.map((action) => withoutPrivate(action, source.roadmap)),
			total: countOf(counts, workstream.id),
		});
	}
	return shown;
}

/** How many of the counted actions have which status, in the order of statuses, those that none has included. */
export const statusesOf = (counts: ActionCount[]): { status: Status; count: number }[] =>
	statuses.map((status) => ({ status, count: countOf(counts.filter((one) => one.status === status)) }));
