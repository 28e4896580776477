import type { Status } from "./status.ts";

/** How many actions of one workstream have one status. */
export interface ActionCount {
	workstreamId: string;
	status: Status;
	count: number;
}

/** A stretch of a workstream's actions, in display order. */
export interface ActionPart {
	workstreamId: string;
	offset: number;
	limit: number;
}

/** One page of a list of actions. */
export interface ActionPages {
	/** How many there are on all pages. */
	total: number;
	/** This page, from 1, and how many there are: at least one. */
	page: number;
	pages: number;
	/** Which of them are on this page, from 1; 0 and 0 where there are none. */
	from: number;
	to: number;
}

/** How many actions a page of a list holds. */
export interface PageSize {
	usual: number;
	/** A last page with no more than these is added to the one before: nobody turns a page for a handful. */
	fewest: number;
}

const longPages: PageSize = { usual: 100, fewest: 50 };
/** What a page about something else shows of a list that it leads to: up to 50 all of them, of more the first 25. */
export const beginning: PageSize = { usual: 25, fewest: 25 };

/** Which actions are on a page of a list of so many; a page that there is not is the last one. */
export function pageOfActions(
	total: number,
	asked: number,
	{ usual, fewest }: PageSize = longPages,
): ActionPages {
	const pages = Math.max(1, Math.ceil((total - fewest) / usual));
	const page = Math.min(Math.max(1, asked), pages);
	const to = page === pages ? total : page * usual;
	return { total, page, pages, from: total === 0 ? 0 : (page - 1) * usual + 1, to };
}

/** The number of the page on which an action is, by how many come before it in the list. */
export const pageNumberAfter = (before: number, { usual }: PageSize = longPages): number =>
	Math.floor(before / usual) + 1;

/**
 * The stretches of workstreams, in their order, that make up the actions of a page. With `withEmpty`, workstreams without any
 * action have an empty stretch on the page where they would stand.
 */
export function partsOfPage(
	workstreamIds: string[],
	counts: ActionCount[],
	{ from, to, page, pages }: ActionPages,
	{ withEmpty }: { withEmpty: boolean },
): ActionPart[] {
	const [first, end] = [Math.max(0, from - 1), to];
	let before = 0;
	return workstreamIds.flatMap((workstreamId) => {
		const start = before;
		const size = countOf(counts, workstreamId);
		before += size;
		const offset = Math.max(0, first - start);
		const limit = Math.min(end, before) - Math.max(first, start);
		if (size > 0) return limit > 0 ? [{ workstreamId, offset, limit }] : [];
		const isHere = start >= first && (start < end || page === pages);
		return withEmpty && isHere ? [{ workstreamId, offset: 0, limit: 0 }] : [];
	});
}

/** How many actions are counted in all, or in one workstream. */
export const countOf = (counts: ActionCount[], workstreamId?: string): number =>
	counts.reduce(
		(sum, one) => (workstreamId === undefined || one.workstreamId === workstreamId ? sum + one.count : sum),
		0,
	);

/** Reads the number of a page in an address; 1 for anything that is none. */
export const readPageNumber = (text: string | null): number =>
	text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
