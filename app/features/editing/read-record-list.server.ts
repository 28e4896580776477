import type { Db } from "#db/database.ts";
import { countActions } from "#db/queries/action-parts.ts";
import { findActionPlace, listActionPlaces } from "#db/queries/editing/action-places.ts";
import type { Place } from "#db/queries/editing/record-store.ts";
import { listWorkstreams } from "#db/queries/workstreams.ts";
import {
	type ActionCount,
	countOf,
	pageNumberAfter,
	pageOfActions,
	partsOfPage,
	readPageNumber,
} from "../../domain/action-parts.ts";
import type { Workstream } from "../../domain/read-model.ts";
import type { EditableRecord, RecordKind } from "./record-kind.server.ts";

type Line = Pick<Place, "id" | "slug" | "title" | "version" | "internal">;

/** A list within which things have an order: the actions of one workstream, or everything of a kind; or a stretch of it. */
export interface OrderedGroup {
	id: string;
	/** Null where there is only one list. */
	heading: string | null;
	/** How many there are in the whole list, and how many of them come before the stretch. */
	total: number;
	before: number;
	/** Whether something is the first or the last is about the whole list. */
	items: (Line & { isFirst: boolean; isLast: boolean })[];
}

type RoadmapNames = { id: string; slug: string; title: string };

/**
 * What a coordinator sees of one kind of record: everything that is not archived, in its order. Actions come a page at a time: the
 * one that the address asks for (`?page=2`), or the one with an action (`?at=open-clinic`).
 */
export async function readRecordList(
	db: Db,
	roadmap: RoadmapNames,
	{ nouns, kind }: { nouns: string; kind: RecordKind<EditableRecord> },
	search: URLSearchParams,
) {
	const list =
		kind.subjectType === "action"
			? await readActions(db, roadmap.id, search)
			: { groups: [groupOf("all", null, await listPresent(db, roadmap.id, kind))], pages: null };
	return {
		roadmap: { slug: roadmap.slug, title: roadmap.title },
		nouns,
		noun: kind.noun,
		...list,
		/** Actions need a workstream first. */
		needsWorkstream: list.groups.length === 0,
	};
}

export type RecordListData = Awaited<ReturnType<typeof readRecordList>>;

async function listPresent(db: Db, roadmapId: string, kind: RecordKind<EditableRecord>): Promise<Line[]> {
	const places = await kind.store.places(db, roadmapId, "present");
	return places.map(({ id, slug, title, version, internal }) => ({ id, slug, title, version, internal }));
}

async function readActions(db: Db, roadmapId: string, search: URLSearchParams) {
	const workstreams = await listWorkstreams(db, roadmapId);
	const counts = await countActions(db, { roadmapId, withInternal: true, wanted: {} });
	const pages = pageOfActions(
		countOf(counts),
		(await findPage(db, { roadmapId, workstreams, counts }, search.get("at"))) ??
			readPageNumber(search.get("page")),
	);
	const ids = workstreams.map(({ id }) => id);
	const groups: OrderedGroup[] = [];
	for (const part of partsOfPage(ids, counts, pages, { withEmpty: true })) {
		const { title } = workstreams.find(({ id }) => id === part.workstreamId) ?? { title: "" };
		const whole = { total: countOf(counts, part.workstreamId), before: part.offset };
		groups.push(groupOf(part.workstreamId, title, await listActionPlaces(db, part), whole));
	}
	return { groups, pages };
}

/** The number of the page on which an action is; null where no present workstream has it. */
async function findPage(
	db: Db,
	list: { roadmapId: string; workstreams: Workstream[]; counts: ActionCount[] },
	slug: string | null,
): Promise<number | null> {
	const place = slug === null ? undefined : await findActionPlace(db, list.roadmapId, slug);
	const index = list.workstreams.findIndex(({ id }) => id === place?.workstreamId);
	if (!place || index === -1) return null;
	const earlier = list.workstreams.slice(0, index).map(({ id }) => countOf(list.counts, id));
	return pageNumberAfter(earlier.reduce((sum, count) => sum + count, place.before));
}

function groupOf(
	id: string,
	heading: string | null,
	lines: Line[],
	{ total, before } = { total: lines.length, before: 0 },
): OrderedGroup {
	const items = lines.map((line, index) => ({
		...line,
		isFirst: before + index === 0,
		isLast: before + index === total - 1,
	}));
	return { id, heading, total, before, items };
}
