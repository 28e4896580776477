import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "./open-roadmap.server.ts";

/** How many updates a page of the list holds. */
const updatesPerPage = 20;
/** How much of a text stands in the list, in characters. */
const beginning = 240;

/** What the public list of a roadmap's updates shows, from before the number on that the address names; null when there is nothing to see. */
export async function readUpdatesPage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const before = readNumber(search.get("before"));
	const found = await source.listNewestUpdates({
		limit: updatesPerPage + 1,
		...(before === null ? {} : { beforeNumber: before }),
	});
	const shown = found.slice(0, updatesPerPage);
	return {
		roadmap,
		asAt,
		today,
		isFirstPage: before === null,
		updates: shown.map(({ number, title, publishedAt, about, status, authors, period, text }) => ({
			...{ number, title, publishedAt, about, status, authors, period },
			beginning: beginningOf(text),
		})),
		next: found.length > updatesPerPage ? (shown.at(-1)?.number ?? null) : null,
	};
}

export type UpdatesPageData = NonNullable<Awaited<ReturnType<typeof readUpdatesPage>>>;

/** The first words of a text, whole ones, in one line and without the marks of its lists. */
function beginningOf(text: string): string {
	const line = text
		.replace(/^\s*[-*] /gm, "")
		.replace(/\s+/g, " ")
		.trim();
	return line.length <= beginning ? line : `${line.slice(0, beginning).replace(/\s+\S*$/, "")}…`;
}

const readNumber = (text: string | null): number | null =>
	text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
