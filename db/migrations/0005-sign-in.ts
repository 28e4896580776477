import { type Kysely, sql } from "kysely";

/** Real sign-in: links that work once, passkeys, identities elsewhere, and what administrators look up afterwards. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("one_time_link")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("token_hash", "text", (c) => c.notNull().unique())
		.addColumn("purpose", "text", (c) => c.notNull())
		.addColumn("person_id", "text", (c) => c.references("person.id").onDelete("cascade"))
		.addColumn("email", "text")
		.addColumn("data", "text", (c) => c.notNull())
		.addColumn("browser_hash", "text")
		.addColumn("device", "text")
		.addColumn("created_at", "text", (c) => c.notNull())
		.addColumn("expires_at", "text", (c) => c.notNull())
		.addColumn("used_at", "text")
		.execute();

	await db.schema
		.createTable("passkey")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
		.addColumn("name", "text", (c) => c.notNull())
		.addColumn("public_key", "text", (c) => c.notNull())
		.addColumn("counter", "double precision", (c) => c.notNull())
		.addColumn("transports", "text", (c) => c.notNull())
		.addColumn("backed_up", "integer", (c) => c.notNull().check(sql`backed_up in (0, 1)`))
		.addColumn("created_at", "text", (c) => c.notNull())
		.addColumn("used_at", "text")
		.execute();

	await db.schema
		.createTable("identity")
		.addColumn("issuer", "text", (c) => c.notNull())
		.addColumn("subject", "text", (c) => c.notNull())
		.addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
		.addColumn("created_at", "text", (c) => c.notNull())
		.addPrimaryKeyConstraint("identity_key", ["issuer", "subject"])
		.addUniqueConstraint("identity_person", ["issuer", "person_id"])
		.execute();

	await db.schema
		.createTable("audit_event")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("at", "text", (c) => c.notNull())
		.addColumn("kind", "text", (c) => c.notNull())
		.addColumn("person_id", "text", (c) => c.references("person.id").onDelete("set null"))
		.addColumn("about_person_id", "text", (c) => c.references("person.id").onDelete("set null"))
		.addColumn("roadmap_id", "text", (c) => c.references("roadmap.id").onDelete("set null"))
		.addColumn("data", "text", (c) => c.notNull())
		.execute();

	await index(db, "one_time_link", "expires_at");
	await index(db, "one_time_link", "person_id");
	await index(db, "passkey", "person_id");
	await index(db, "audit_event", "at", "id");
	await index(db, "audit_event", "kind", "at");
	await index(db, "audit_event", "person_id");
	await index(db, "audit_event", "about_person_id");
}

async function index(db: Kysely<unknown>, table: string, ...columns: string[]): Promise<void> {
	await db.schema
		.createIndex([table, ...columns].join("_"))
		.on(table)
		.columns(columns)
		.execute();
}
