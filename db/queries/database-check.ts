import { sql } from "kysely";
import { isPostgres } from "../copying/tables.ts";
import type { Db } from "../database.ts";

/** What is wrong with a whole database, in sentences: on SQLite its pages, indexes and references; on both, the ledger. */
export async function listDatabaseProblems(db: Db): Promise<string[]> {
	return [...(isPostgres(db) ? [] : await listFileProblems(db)), ...(await listLedgerProblems(db))];
}

async function listFileProblems(db: Db): Promise<string[]> {
	const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
	const { rows: loose } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
	return [
		...rows.map((row) => row.integrity_check).filter((sentence) => sentence !== "ok"),
		...[...new Set(loose.map((row) => row.table))].map((table) => `A row of ${table} refers to nothing`),
	];
}

/** The ledger of a roadmap numbers its changes from 1 without a gap, up to the roadmap's revision. */
async function listLedgerProblems(db: Db): Promise<string[]> {
	const { rows } = await sql<{ slug: string; revision: number; lines: number; first: number; last: number }>`
		select r.slug, r.revision, count(c.id) as lines, coalesce(min(c.revision), 1) as first, coalesce(max(c.revision), 0) as last
		from roadmap r left join change c on c.roadmap_id = r.id group by r.id, r.slug, r.revision order by r.slug`.execute(
		db,
	);
	return rows
		.filter(
			({ revision, lines, first, last }) => Number(lines) !== revision || last !== revision || first !== 1,
		)
		.map(
			({ slug, revision, lines }) =>
				`The ledger of ${slug} has ${lines} lines where ${revision} were written`,
		);
}
