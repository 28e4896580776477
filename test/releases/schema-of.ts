import { sql } from "kysely";
import { isPostgres } from "#db/copying/tables.ts";
import type { Db } from "#db/database.ts";

/** Everything about the tables of a database but their rows: equal for two databases that behave alike. */
export async function schemaOf(db: Db): Promise<string[]> {
	const { rows } = isPostgres(db)
		? await sql<{ line: string }>`
			select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
			from information_schema.columns where table_schema = 'public'
			union all select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) from pg_constraint
				where connamespace = 'public'::regnamespace
			union all select indexdef from pg_indexes where schemaname = 'public'
			union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`.execute(db)
		: await sql<{ line: string }>`
			select type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') as line from sqlite_master`.execute(
				db,
			);
	// A dump says the schema's name, and takes spaces as it likes.
	return rows.map(({ line }) => line.replaceAll("public.", "").replace(/\s+/g, " ").toLowerCase()).sort();
}
