import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Versions of documents, and the locks that keep them as they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	await db.schema
		.createTable("document_version")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("document_id", "text", (c) => c.notNull().references("document.id"))
		.addColumn("number", "integer", (c) => c.notNull())
		.addColumn("seq", "integer", (c) => c.notNull())
		.addColumn("kind", "text", (c) => c.notNull())
		.addColumn("name", "text")
		.addColumn("state", "bytea", (c) => c.notNull())
		.addColumn("html", "text", (c) => c.notNull())
		.addColumn("text", "text", (c) => c.notNull())
		.addColumn("authors", "text", (c) => c.notNull())
		.addColumn("person_id", "text", (c) => c.references("person.id"))
		.addColumn("organisation_id", "text", (c) => c.references("organisation.id"))
		.addColumn("at", "text", (c) => c.notNull())
		.addUniqueConstraint("document_version_number", ["document_id", "number"])
		.addCheckConstraint(
			"document_version_kind",
			sql`kind in ('automatic', 'published', 'meeting', 'named', 'restored')`,
		)
		.execute();
	await db.schema
		.createIndex("document_version_seq")
		.on("document_version")
		.columns(["document_id", "seq"])
		.execute();
	// What is kept by itself is kept once for each state of the text.
	await db.schema
		.createIndex("document_version_automatic")
		.unique()
		.on("document_version")
		.columns(["document_id", "seq"])
		.where(sql.ref("kind"), "=", "automatic")
		.execute();
	await (isPostgres ? lockOnPostgres(db) : lockOnSqlite(db));
}

async function lockOnSqlite(db: Kysely<unknown>): Promise<void> {
	for (const verb of ["update", "delete"]) {
		await sql`create trigger ${sql.ref(`document_version_no_${verb}`)} before ${sql.raw(verb)} on document_version
			begin select raise(abort, 'a version of a document is never changed or deleted'); end`.execute(db);
	}
}

async function lockOnPostgres(db: Kysely<unknown>): Promise<void> {
	await sql`create function refuse_version_change() returns trigger language plpgsql as
		$$ begin raise exception 'a version of a document is never changed or deleted'; end $$`.execute(db);
	await sql`create trigger document_version_locked before update or delete on document_version
		for each row execute function refuse_version_change()`.execute(db);
	await sql`create trigger document_version_kept before truncate on document_version
		for each statement execute function refuse_version_change()`.execute(db);
}
