import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Finds titles by their words on PostgreSQL, too, as SQLite's index does since 0013: without it, each hit is weighed by reading its title. */
export async function up(db: Kysely<unknown>): Promise<void> {
	if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
	await sql`create index search_entry_by_title_words on search_entry
		using gin (array_to_tsvector(string_to_array(title_words, ' ')))`.execute(db);
}
