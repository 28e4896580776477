import { type CreateTableBuilder, type Kysely, sql } from "kysely";

/** Comments on documents: threads, and what is said in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
	let thread = optional(
		withId(db, "comment_thread").addColumn("document_id", "text", (c) =>
			c.notNull().references("document.id").onDelete("cascade"),
		),
		["anchor_start", "anchor_end", "quotation", "context_before", "resolved_at"],
	);
	thread = thread
		.addColumn("length", "integer", (c) => c.notNull())
		.addColumn("resolved_person_id", "text", (c) => c.references("person.id"))
		.addColumn("resolved_organisation_id", "text", (c) => c.references("organisation.id"))
		.addColumn("created_at", "text", (c) => c.notNull());
	await thread
		.addCheckConstraint(
			"comment_thread_anchor",
			sql`(anchor_start is null) = (anchor_end is null) and (anchor_start is null) = (quotation is null)`,
		)
		.execute();

	const comment = withId(db, "comment")
		.addColumn("thread_id", "text", (c) => c.notNull().references("comment_thread.id").onDelete("cascade"))
		.addColumn("position", "integer", (c) => c.notNull())
		.addColumn("text", "text", (c) => c.notNull())
		.addColumn("person_id", "text", (c) => c.notNull().references("person.id"))
		.addColumn("organisation_id", "text", (c) => c.notNull().references("organisation.id"))
		.addColumn("at", "text", (c) => c.notNull());
	await optional(comment, ["withdrawn_at"])
		.addUniqueConstraint("comment_position", ["thread_id", "position"])
		.execute();

	await db.schema
		.createIndex("comment_thread_by_document_id")
		.on("comment_thread")
		.columns(["document_id", "created_at"])
		.execute();
}

type Table = CreateTableBuilder<string, string>;

const withId = (db: Kysely<unknown>, name: string): Table =>
	(db.schema.createTable(name) as Table).addColumn("id", "text", (c) => c.primaryKey().notNull());

const optional = (table: Table, columns: string[]): Table =>
	columns.reduce((t, column) => t.addColumn(column, "text"), table);
