import { type Insertable, PostgresAdapter, sql } from "kysely";
import type { Db } from "../database.ts";
import type { SearchEntryRow } from "../schema-search.ts";
import type { SearchText } from "./search-texts.ts";

/** A hit: what it is about, and whether its title alone answers every word. */
export interface SearchHit extends Pick<SearchEntryRow, "kind" | "subject_id"> {
	inTitle: boolean;
	/** The place of an action in display order: of its workstream, then in it; zeros for everything else. */
	place: [number, number];
	/** The number of an update within its roadmap; null for everything else. */
	updateNumber: number | null;
}

/** No search gives more hits than this. */
const mostHits = 2000;

/**
 * The entries of a roadmap that hold every one of these words, each as the beginning of a word of theirs; those with all of them in the title first. Alike
 * on both engines. Words must come from `wordsOfSearch`: letters and digits only.
 */
export async function findEntries(db: Db, roadmapId: string, words: string[]): Promise<SearchHit[]> {
	if (words.length === 0) return [];
	const { inTitle, inWords } =
		db.getExecutor().adapter instanceof PostgresAdapter ? onPostgres(words) : onSqlite(words);
	const rows = await db
		.selectFrom("search_entry")
		.leftJoin("published_update as update", "update.id", "search_entry.subject_id")
		.leftJoin("action", "action.id", "search_entry.subject_id")
		.leftJoin("workstream", "workstream.id", "action.workstream_id")
		.select([
			"search_entry.kind",
			"search_entry.subject_id",
			"update.number as updateNumber",
			"workstream.position as workstream_place",
			"action.position as action_place",
		])
		.select(inTitle.as("in_title"))
		.where("search_entry.roadmap_id", "=", roadmapId)
		.where(inWords)
		.orderBy("in_title", "desc")
		.orderBy("search_entry.number")
		.limit(mostHits)
		.execute();
	return rows.map(({ in_title, workstream_place, action_place, ...row }) => ({
		...row,
		inTitle: in_title === 1,
		place: [workstream_place ?? 0, action_place ?? 0],
	}));
}

/** The texts of some entries, by what they are about. */
export async function findBodies(db: Db, subjectIds: string[]): Promise<Map<string, string>> {
	if (subjectIds.length === 0) return new Map();
	const rows = await db
		.selectFrom("search_entry")
		.select(["subject_id", "body"])
		.where("subject_id", "in", subjectIds)
		.execute();
	return new Map(rows.map(({ subject_id, body }) => [subject_id, body]));
}

function onPostgres(words: string[]) {
	const query = words.map((word) => `'${word}':*`).join(" & ");
	const holds = (column: string) =>
		sql<boolean>`array_to_tsvector(string_to_array(${sql.ref(column)}, ' ')) @@ ${query}::tsquery`;
	return {
		// Found by the index of titles, once, and not read from each entry that is hit.
		inTitle: sql<number>`case when search_entry.number in (select titled.number from search_entry as titled
			where ${holds("titled.title_words")}) then 1 else 0 end`,
		inWords: holds("search_entry.words"),
	};
}

function onSqlite(words: string[]) {
	const query = words.map((word) => `"${word}" *`).join(" AND ");
	const holds = (column: string) =>
		sql<boolean>`search_entry.number in (select rowid from search_index where search_index match ${`${column} : (${query})`})`;
	return {
		inTitle: sql<number>`case when ${holds("title_words")} then 1 else 0 end`,
		inWords: holds("words"),
	};
}

/** How far the entries of a roadmap follow its ledger: the number of a change, or -1 where there are none yet. */
export async function searchedRevision(db: Db, roadmapId: string): Promise<number> {
	const row = await db
		.selectFrom("search_state")
		.select("revision")
		.where("roadmap_id", "=", roadmapId)
		.executeTakeFirst();
	return row?.revision ?? -1;
}

/** Says how far the entries of a roadmap follow its ledger; the first statement of their transaction, so that one process at a time changes them. */
export async function saveSearchedRevision(trx: Db, roadmapId: string, revision: number): Promise<void> {
	await trx
		.insertInto("search_state")
		.values({ roadmap_id: roadmapId, revision })
		.onConflict((conflict) => conflict.column("roadmap_id").doUpdateSet({ revision }))
		.execute();
}

/** The texts of the entries of a roadmap as they are, or only of those about some subjects, in no order. */
export async function listEntries(db: Db, roadmapId: string, subjectIds?: string[]): Promise<SearchText[]> {
	let query = db
		.selectFrom("search_entry")
		.select(["kind", "subject_id", "title", "body"])
		.where("roadmap_id", "=", roadmapId);
	if (subjectIds) query = query.where("subject_id", "in", subjectIds);
	return query.execute();
}

/** Rows in a statement: SQLite takes at most 32,766 values. */
const atOnce = 500;

/** Enters these, each in the place of the entry about the same subject where there is one, and takes out the entries about `gone`. */
export async function saveEntries(
	trx: Db,
	entries: Insertable<SearchEntryRow>[],
	gone: string[],
): Promise<void> {
	for (const subjects of inParts(gone))
		await trx.deleteFrom("search_entry").where("subject_id", "in", subjects).execute();
	for (const part of inParts(entries))
		await trx
			.insertInto("search_entry")
			.values(part)
			.onConflict((conflict) =>
				conflict.column("subject_id").doUpdateSet((eb) => ({
					title: eb.ref("excluded.title"),
					body: eb.ref("excluded.body"),
					title_words: eb.ref("excluded.title_words"),
					words: eb.ref("excluded.words"),
				})),
			)
			.execute();
}

function* inParts<T>(all: T[]): Generator<T[]> {
	for (let from = 0; from < all.length; from += atOnce) yield all.slice(from, from + atOnce);
}
