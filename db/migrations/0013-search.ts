import { type Kysely, PostgresAdapter, sql } from "kysely";

/** What can be searched for in public: one entry for each action, update and measure, and an index over their words. */
export async function up(db: Kysely<unknown>): Promise<void> {
	const onPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	await db.schema
		.createTable("search_entry")
		.addColumn("number", "integer", (c) =>
			(onPostgres ? c.generatedByDefaultAsIdentity() : c.autoIncrement()).primaryKey().notNull(),
		)
		.addColumn("roadmap_id", "text", (c) => c.notNull().references("roadmap.id").onDelete("cascade"))
		.addColumn("kind", "text", (c) => c.notNull().check(sql`kind in ('action', 'update', 'measure')`))
		.addColumn("subject_id", "text", (c) => c.notNull().unique())
		.addColumn("title", "text", (c) => c.notNull())
		.addColumn("body", "text", (c) => c.notNull())
		.addColumn("title_words", "text", (c) => c.notNull())
		.addColumn("words", "text", (c) => c.notNull())
		.execute();
	await db.schema.createIndex("search_entry_by_roadmap_id").on("search_entry").column("roadmap_id").execute();
	await db.schema
		.createTable("search_state")
		.addColumn("roadmap_id", "text", (c) =>
			c.primaryKey().notNull().references("roadmap.id").onDelete("cascade"),
		)
		.addColumn("revision", "integer", (c) => c.notNull())
		.execute();
	await (onPostgres ? indexOnPostgres(db) : indexOnSqlite(db));
}

/** The words are made by us, so that both engines find the same: here they only become lexemes, without a parser or a dictionary. */
async function indexOnPostgres(db: Kysely<unknown>): Promise<void> {
	await sql`create index search_entry_by_words on search_entry
		using gin (array_to_tsvector(string_to_array(words, ' ')))`.execute(db);
}

/** FTS5 over the words of the table, kept by triggers (SQLite's documentation of FTS5, “External Content Tables”). */
async function indexOnSqlite(db: Kysely<unknown>): Promise<void> {
	await sql`create virtual table search_index using fts5(
		title_words, words, content='search_entry', content_rowid='number', tokenize='unicode61 remove_diacritics 0', prefix='2 3'
	)`.execute(db);
	const enter = sql`insert into search_index (rowid, title_words, words) values (new.number, new.title_words, new.words);`;
	const leave = sql`insert into search_index (search_index, rowid, title_words, words)
		values ('delete', old.number, old.title_words, old.words);`;
	await sql`create trigger search_entry_enters after insert on search_entry begin ${enter} end`.execute(db);
	await sql`create trigger search_entry_leaves after delete on search_entry begin ${leave} end`.execute(db);
	await sql`create trigger search_entry_changes after update on search_entry begin ${leave} ${enter} end`.execute(
		db,
	);
}
