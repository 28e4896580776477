import { type Kysely, sql } from "kysely";

/** What a person chose for the shared editor, and which documents nobody may change for now. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("person_setting")
		.addColumn("person_id", "text", (c) =>
			c.primaryKey().notNull().references("person.id").onDelete("cascade"),
		)
		.addColumn("announce_changes", "text", (c) => c.notNull())
		.addColumn("hold_changes", "integer", (c) => c.notNull().check(sql`hold_changes in (0, 1)`))
		.addColumn("at", "text", (c) => c.notNull())
		.addCheckConstraint("person_setting_announce", sql`announce_changes in ('off', 'mine', 'all')`)
		.execute();

	await db.schema
		.createTable("document_lock")
		.addColumn("document_id", "text", (c) =>
			c.primaryKey().notNull().references("document.id").onDelete("cascade"),
		)
		.addColumn("reason", "text", (c) => c.notNull())
		.addColumn("person_id", "text", (c) => c.references("person.id"))
		.addColumn("at", "text", (c) => c.notNull())
		.execute();
}
