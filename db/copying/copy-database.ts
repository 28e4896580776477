import { sql } from "kysely";
import type { Db } from "../database.ts";
import { type CopiedRow, digestOf, readRows, TableDigest } from "./read-rows.ts";
import { type CopiedTable, isPostgres, listCopiedTables } from "./tables.ts";

/** Told after each table: its name, how many rows it has, and the how many-th of how many it is. */
export type CopyProgress = (table: string, rows: number, place: { nth: number; of: number }) => void;

/** A target that came out different from its source. */
export class CopyDiffers extends Error {
	constructor(readonly table: string) {
		super(`The table ${table} was not copied as it is`);
	}
}

/** SQLite takes at most 32,766 bound values in a statement. */
const mostValues = 30_000;

/**
 * Copies every row of a migrated database into another one of the same migrations, which may be on the other engine, in one
 * transaction: a copy that is cut short leaves the target as it was. What the target held goes. Foreign keys and immutability hold
 * again when it ends. Every table is read once more and compared before the commit: throws `CopyDiffers`, or what the database
 * says. Returns the rows by table.
 */
export async function copyDatabase(
	source: Db,
	target: Db,
	progress: CopyProgress = () => {},
): Promise<Map<string, number>> {
	const tables = await listCopiedTables(source);
	const theirs = await listCopiedTables(target);
	if (JSON.stringify(shapeOf(tables)) !== JSON.stringify(shapeOf(theirs)))
		throw new Error("The two databases do not have the same tables");
	const counts = new Map<string, number>();
	const onPostgres = isPostgres(target);
	if (!onPostgres) await sql`pragma foreign_keys = off`.execute(target);
	try {
		await source
			.transaction()
			.setIsolationLevel("repeatable read")
			.setAccessMode("read only")
			.execute((from) =>
				target.transaction().execute(async (to) => {
					const close = onPostgres ? await openPostgres(to) : await openSqlite(to, tables);
					for (const table of tables) {
						const digest = await copyTable(from, to, table);
						if ((await digestOf(to, table)) !== digest.toString()) throw new CopyDiffers(table.name);
						counts.set(table.name, digest.rows);
						progress(table.name, digest.rows, { nth: counts.size, of: tables.length });
					}
					await close();
				}),
			);
	} finally {
		if (!onPostgres) await sql`pragma foreign_keys = on`.execute(target);
	}
	return counts;
}

const shapeOf = (tables: CopiedTable[]) => tables.map(({ name, columns }) => [name, ...columns]);

async function copyTable(from: Db, to: Db, table: CopiedTable): Promise<TableDigest> {
	const digest = new TableDigest();
	const atOnce = Math.max(1, Math.floor(mostValues / table.columns.length));
	const columns = sql.join(table.columns.map((column) => sql.ref(column)));
	for await (const rows of readRows(from, table)) {
		digest.add(table, rows);
		for (let i = 0; i < rows.length; i += atOnce) {
			const values = rows.slice(i, i + atOnce).map((row) => valuesOf(row, table));
			await sql`insert into ${sql.table(table.name)} (${columns}) values ${sql.join(values)}`.execute(to);
		}
	}
	return digest;
}

const valuesOf = (row: CopiedRow, table: CopiedTable) =>
	sql`(${sql.join(table.columns.map((column) => row[column] ?? null))})`;

/** Empties a SQLite database; its foreign keys are off. Returns what checks them in the end. */
async function openSqlite(trx: Db, tables: CopiedTable[]): Promise<() => Promise<void>> {
	const { rows: triggers } = await sql<{ name: string; sql: string }>`
		select name, sql from sqlite_master where type = 'trigger' and tbl_name not like 'search~_%' escape '~'`.execute(
		trx,
	);
	for (const { name } of triggers) await sql`drop trigger ${sql.ref(name)}`.execute(trx);
	for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(trx);
	await sql`delete from search_entry`.execute(trx);
	await sql`delete from search_state`.execute(trx);
	return async () => {
		for (const trigger of triggers) await sql.raw(trigger.sql).execute(trx);
		const { rows } = await sql`pragma foreign_key_check`.execute(trx);
		if (rows.length > 0) throw new Error(`${rows.length} rows refer to rows that do not exist`);
	};
}

/** Empties a PostgreSQL database and takes its foreign keys away. Returns what puts them back, which checks every row. */
async function openPostgres(trx: Db): Promise<() => Promise<void>> {
	const { rows: keys } = await sql<{ name: string; of: string; definition: string }>`
		select conname as name, conrelid::regclass::text as of, pg_get_constraintdef(oid) as definition
		from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(trx);
	const { rows: tables } = await sql<{ name: string }>`
		select tablename as name from pg_tables
		where schemaname = current_schema() and tablename not like 'kysely~_%' escape '~'`.execute(trx);
	const each = async (what: string) => {
		for (const { name } of tables) await sql`alter table ${sql.table(name)} ${sql.raw(what)}`.execute(trx);
	};
	for (const { name, of } of keys)
		await sql`alter table ${sql.raw(of)} drop constraint ${sql.ref(name)}`.execute(trx);
	await each("disable trigger user");
	await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(trx);
	return async () => {
		await each("enable trigger user");
		for (const { name, of, definition } of keys)
			await sql`alter table ${sql.raw(of)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
				trx,
			);
	};
}
