import type { WorkstreamActions } from "#app/domain/read-model.ts";

/** So many actions are read on one page; a longer list is read in parts. */
export const actionsOnPage = 50;

/** A part of a list, as `?page=` asks for it. */
export interface ListPart<T> {
	items: T[];
	/** Counts from 1. */
	page: number;
	pages: number;
	/** How many there are in all parts. */
	total: number;
}

/** The part that an address asks for; the first one where it asks for none or for what is no number, the last one beyond. */
export function partOf<T>(items: readonly T[], wished: string | null): ListPart<T> {
	const pages = Math.max(1, Math.ceil(items.length / actionsOnPage));
	const asked = wished !== null && /^[1-9]\d{0,5}$/.test(wished) ? Number(wished) : 1;
	const page = Math.min(asked, pages);
	const from = (page - 1) * actionsOnPage;
	return { items: items.slice(from, from + actionsOnPage), page, pages, total: items.length };
}

/** A workstream with the actions that are shown of it, and how many there are. */
export interface ShownWorkstream extends WorkstreamActions {
	total: number;
}

/**
 * What is shown of workstreams together: everything where it is not more than a page, else the first actions of each, equally
 * many. A long roadmap stays a page that is soon there and can be looked over, and leads to the rest.
 */
export function beginningsOf(workstreams: readonly WorkstreamActions[]): ShownWorkstream[] {
	const total = workstreams.reduce((sum, { actions }) => sum + actions.length, 0);
	const each =
		total <= actionsOnPage
			? actionsOnPage
			: Math.max(1, Math.floor(actionsOnPage / Math.max(1, workstreams.length)));
	return workstreams.map((workstream) => ({
		...workstream,
		actions: workstream.actions.slice(0, each),
		total: workstream.actions.length,
	}));
}
