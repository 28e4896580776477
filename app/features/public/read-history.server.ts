import type { ChangeLine } from "#app/domain/describe-change.ts";
import { withoutNames } from "../history/without-names.ts";
import type { RoadmapSource } from "./roadmap-source.ts";

/** How many changes a page of the history holds. */
const changesPerPage = 50;

/** One page of a history, newest first. */
export interface HistoryPage {
	isFirstPage: boolean;
	changes: ChangeLine[];
	/** The revision to ask for changes before; null on the last page. */
	next: number | null;
}

/** The public changes of a roadmap, or of one thing on it, from before the revision on that the address names. */
export async function readHistory(
	source: RoadmapSource,
	about: { subjectId?: string },
	search: URLSearchParams,
): Promise<HistoryPage> {
	const before = readRevision(search.get("before"));
	const lines = await source.listChanges({
		...about,
		...(before === null ? {} : { beforeRevision: before }),
		limit: changesPerPage + 1,
	});
	const shown = lines.slice(0, changesPerPage);
	return {
		isFirstPage: before === null,
		changes: shown.map((line) => withoutNames(line, source.roadmap)),
		next: lines.length > changesPerPage ? (shown.at(-1)?.revision ?? null) : null,
	};
}

/** A revision in an address; null for anything that is none. */
const readRevision = (text: string | null): number | null =>
	text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
