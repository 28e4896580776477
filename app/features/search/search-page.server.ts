import { dayOf } from "#app/domain/dates.ts";
import { excerptOf } from "#app/domain/excerpt.ts";
import type { Roadmap } from "#app/domain/read-model.ts";
import { longestSearch, wordsOfSearch } from "#app/domain/search-words.ts";
import type { Db } from "#db/database.ts";
import { findSummaries } from "#db/queries/action-parts.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { listEveryMeasure } from "#db/queries/measures.ts";
import { listNewestUpdates } from "#db/queries/published-updates.ts";
import { findBodies, findEntries, type SearchHit } from "#db/queries/search.ts";
import type { AppContext } from "../../context.server.ts";
import { findPublicRoadmap, withoutPrivate } from "../public/public-view.server.ts";
import { refreshSearch } from "./refresh-search.server.ts";
import { type FoundKind, isFoundKind } from "./search-address.ts";

/** How many of a kind stand on the page of all kinds, and on a page of one. */
const ofEachKind = 5;
const ofOneKind = 20;

/** What the public search of a roadmap shows; null when there is nothing to see. It searches what stands now. */
export async function readSearchPage(context: AppContext, slug: string, search: URLSearchParams) {
	const roadmap = await findPublicRoadmap(context, slug);
	if (!roadmap) return null;
	const { timeZone } = await readInstallation(context.db);
	const today = dayOf(context.now().toISOString(), timeZone);
	const q = (search.get("q") ?? "").trim();
	const words = wordsOfSearch(q);
	const kind = search.get("in");
	const only = kind !== null && isFoundKind(kind) ? kind : null;
	const page = readPage(search.get("page"));
	return {
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title },
		today,
		q: q.slice(0, longestSearch),
		asked: q !== "",
		readable: words.length > 0,
		only,
		...(await readHits(context.db, { roadmap, words, only, page })),
	};
}

export type SearchPageData = NonNullable<Awaited<ReturnType<typeof readSearchPage>>>;

interface Wanted {
	roadmap: Roadmap;
	words: string[];
	only: FoundKind | null;
	page: number;
}

async function readHits(db: Db, { roadmap, words, only, page }: Wanted) {
	if (words.length > 0) await refreshSearch(db, roadmap);
	const hits = await findEntries(db, roadmap.id, words);
	const part = <T>(all: T[]): T[] =>
		only === null ? all.slice(0, ofEachKind) : all.slice((page - 1) * ofOneKind, page * ofOneKind);
	const of = (kind: FoundKind) =>
		only === null || only === kind ? hits.filter((hit) => hit.kind === kind) : [];
	const actions = of("action").sort(byTitle((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]));
	const measures = await findMeasures(db, roadmap.id, of("measure"));
	const updates = of("update").sort(byTitle((a, b) => (b.updateNumber ?? 0) - (a.updateNumber ?? 0)));
	const bodies = await findBodies(
		db,
		[...part(actions), ...part(measures).map(({ hit }) => hit), ...part(updates)].map(
			(hit) => hit.subject_id,
		),
	);
	const excerpt = (hit: SearchHit) => excerptOf(bodies.get(hit.subject_id) ?? "", words);
	const counts = { action: actions.length, update: updates.length, measure: measures.length };
	const pages = only === null ? 1 : Math.max(1, Math.ceil(counts[only] / ofOneKind));
	return {
		counts,
		page: Math.min(page, pages),
		pages,
		actions: (await findActions(db, part(actions))).map(({ hit, subject }) => ({
			...{ action: withoutPrivate(subject, roadmap), excerpt: excerpt(hit) },
		})),
		measures: part(measures).map(({ hit, subject: { id, slug, name } }) => ({
			...{ id, slug, name, excerpt: excerpt(hit) },
		})),
		updates: (await findUpdates(db, roadmap.id, part(updates))).map(
			({ hit, subject: { number, title, publishedAt, about } }) => ({
				...{ number, title, publishedAt, about, excerpt: excerpt(hit) },
			}),
		),
	};
}

type Order = (a: SearchHit, b: SearchHit) => number;

/** Those whose title answers first, the rest of the order within each. */
const byTitle =
	(within: Order): Order =>
	(a, b) =>
		Number(b.inTitle) - Number(a.inTitle) || within(a, b);

/** The things of a list that were hit, those with a hit in their title first, else in the order of the list. */
function inOrder<T extends { id: string }>(list: T[], hits: SearchHit[]): { hit: SearchHit; subject: T }[] {
	const byId = new Map(hits.map((hit) => [hit.subject_id, hit]));
	const found = list.flatMap((subject) => {
		const hit = byId.get(subject.id);
		return hit ? [{ hit, subject }] : [];
	});
	return found.sort((a, b) => byTitle(() => 0)(a.hit, b.hit));
}

async function findActions(db: Db, hits: SearchHit[]) {
	const actions = await findSummaries(
		db,
		hits.map((hit) => hit.subject_id),
	);
	const byId = new Map(actions.map((action) => [action.id, action]));
	return hits.flatMap((hit) => {
		const subject = byId.get(hit.subject_id);
		return subject ? [{ hit, subject }] : [];
	});
}

async function findMeasures(db: Db, roadmapId: string, hits: SearchHit[]) {
	return hits.length === 0 ? [] : inOrder(await listEveryMeasure(db, roadmapId), hits);
}

async function findUpdates(db: Db, roadmapId: string, hits: SearchHit[]) {
	if (hits.length === 0) return [];
	const ids = hits.map((hit) => hit.subject_id);
	return inOrder(await listNewestUpdates(db, roadmapId, { limit: ids.length, ids }), hits);
}

const readPage = (text: string | null): number =>
	text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1;
