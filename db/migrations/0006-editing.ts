import { type Kysely, sql } from "kysely";

/** The settings of the installation, what was archived, versions of everything that can be edited, and old addresses. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await installation(db);
	for (const table of ["roadmap", "workstream", "measure", "partner"]) {
		await db.schema
			.alterTable(table)
			.addColumn("version", "integer", (c) => c.notNull().defaultTo(1))
			.execute();
	}
	for (const table of ["roadmap", "workstream", "action", "measure", "partner"])
		await db.schema.alterTable(table).addColumn("archived_at", "text").execute();
	await slugRedirect(db);
}

async function installation(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("installation")
		.addColumn("id", "integer", (c) => c.primaryKey().notNull().check(sql`id = 1`))
		.addColumn("service_name", "text", (c) => c.notNull())
		.addColumn("operator_name", "text")
		.addColumn("contact_email", "text")
		.addColumn("accessibility_contact", "text")
		.addColumn("logo_type", "text")
		.addColumn("logo_hash", "text")
		.addColumn("logo_bytes", "bytea")
		.addColumn("accent_colour", "text")
		.addColumn("time_zone", "text", (c) => c.notNull())
		.addColumn("quarters", "text", (c) => c.notNull().check(sql`quarters in ('calendar', 'april')`))
		.addColumn("data_licence", "text", (c) => c.notNull())
		.addColumn("data_licence_url", "text")
		.addColumn("version", "integer", (c) => c.notNull())
		.addColumn("person_id", "text", (c) => c.references("person.id"))
		.addColumn("at", "text", (c) => c.notNull())
		.execute();
}

async function slugRedirect(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("slug_redirect")
		.addColumn("kind", "text", (c) =>
			c.notNull().check(sql`kind in ('roadmap', 'organisation', 'workstream', 'action', 'measure')`),
		)
		.addColumn("scope", "text", (c) => c.notNull())
		.addColumn("slug", "text", (c) => c.notNull())
		.addColumn("subject_id", "text", (c) => c.notNull())
		.addColumn("at", "text", (c) => c.notNull())
		.addPrimaryKeyConstraint("slug_redirect_key", ["kind", "scope", "slug"])
		.execute();
}
