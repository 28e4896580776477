import { type ActionCount, type ActionPart, countOf } from "#app/domain/action-parts.ts";
import type { WorkstreamActions } from "#app/domain/read-model.ts";

/** So many actions are read on one page of the roadmap or of a workstream; a longer list is read in parts. */
export const actionsOnPage = 50;

/** A workstream with the actions that are shown of it, and how many there are. */
export interface ShownWorkstream extends WorkstreamActions {
	total: number;
}

/**
 * What is shown of workstreams together: everything where it is not more than a page, else the first actions of each, equally
 * many. A long roadmap stays a page that is soon there and can be looked over, and leads to the rest.
 */
export function beginningsOf(workstreamIds: string[], counts: ActionCount[]): ActionPart[] {
	const each =
		countOf(counts) <= actionsOnPage
			? actionsOnPage
			: Math.max(1, Math.floor(actionsOnPage / Math.max(1, workstreamIds.length)));
	return workstreamIds.map((workstreamId) => ({
		...{ workstreamId, offset: 0, limit: Math.min(each, countOf(counts, workstreamId)) },
	}));
}
