import { PostgresAdapter, sql } from "kysely";
import type { Db } from "../database.ts";
import { isUsed } from "../queries/after-restore.ts";

/** A table with its columns, as the database has them. */
export interface CopiedTable {
	name: string;
	columns: string[];
	/** Whether it holds bytes: such rows may be large. */
	hasBytes: boolean;
}

/** Whether a connection is one to PostgreSQL. */
export const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/** What Kysely notes for itself, and what is made from the other tables and made again where it is missing. */
const notCopied = /^(kysely_|search_)/;

/** Every table whose rows are what people gave us, in the order of their names. */
export async function listCopiedTables(db: Db): Promise<CopiedTable[]> {
	const tables = await db.introspection.getTables();
	return tables
		.filter(({ name, isView }) => !isView && !notCopied.test(name))
		.map(({ name, columns }) => ({
			name,
			columns: columns.map((column) => column.name).sort(),
			hasBytes: columns.some((column) => /^(bytea|blob)$/i.test(column.dataType)),
		}))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** How many rows every table has, by its name. */
export async function countRows(db: Db): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	for (const { name } of await listCopiedTables(db)) {
		const { rows } = await sql<{ n: number | string }>`select count(*) as n from ${sql.table(name)}`.execute(
			db,
		);
		counts.set(name, Number(rows[0]?.n));
	}
	return counts;
}

/** Whether a database holds anything of Waymark's; one that was never migrated does not. */
export async function isUsedAnywhere(db: Db): Promise<boolean> {
	const tables = await db.introspection.getTables();
	return tables.some(({ name }) => name === "roadmap") && (await isUsed(db));
}

/** A number that changes when another connection writes to a SQLite database. */
export async function dataVersion(db: Db): Promise<number> {
	const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
	return rows[0]?.data_version ?? 0;
}
