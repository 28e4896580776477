import { type Kysely, sql } from "kysely";

/** Who follows what by e-mail, how far each of them was told, the letters that wait, and which node does the work. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await followers(db);
	await db.schema
		.createTable("person_digest")
		.addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
		.addColumn("roadmap_id", "text", (c) => c.notNull().references("roadmap.id").onDelete("cascade"))
		.addColumn("through_revision", "integer", (c) => c.notNull())
		.addColumn("looked_at", "text", (c) => c.notNull())
		.addColumn("reminded_at", "text")
		.addPrimaryKeyConstraint("person_digest_key", ["person_id", "roadmap_id"])
		.execute();
	await mailQueue(db);
	await db.schema
		.createTable("job_lease")
		.addColumn("name", "text", (c) => c.primaryKey().notNull())
		.addColumn("holder", "text", (c) => c.notNull())
		.addColumn("until", "text", (c) => c.notNull())
		.execute();
}

async function followers(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("follower")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("email", "text", (c) => c.notNull().unique())
		.addColumn("manage_key", "text", (c) => c.notNull().unique())
		.addColumn("created_at", "text", (c) => c.notNull())
		.execute();
	await db.schema
		.createTable("follow")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("follower_id", "text", (c) => c.notNull().references("follower.id").onDelete("cascade"))
		.addColumn("roadmap_id", "text", (c) => c.notNull().references("roadmap.id").onDelete("cascade"))
		.addColumn("subject_type", "text", (c) =>
			c.notNull().check(sql`subject_type in ('roadmap', 'workstream', 'partner', 'action')`),
		)
		.addColumn("subject_id", "text", (c) => c.notNull())
		.addColumn("frequency", "text", (c) =>
			c.notNull().check(sql`frequency in ('immediate', 'weekly', 'monthly')`),
		)
		.addColumn("stop_key", "text", (c) => c.notNull().unique())
		.addColumn("through_revision", "integer", (c) => c.notNull())
		.addColumn("looked_at", "text", (c) => c.notNull())
		.addColumn("confirmed_at", "text", (c) => c.notNull())
		.addUniqueConstraint("follow_once", ["follower_id", "roadmap_id", "subject_type", "subject_id"])
		.execute();
	await db.schema.createIndex("follow_by_roadmap_id").on("follow").column("roadmap_id").execute();
}

async function mailQueue(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("mail_queue")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("follow_id", "text", (c) => c.references("follow.id").onDelete("cascade"))
		.addColumn("person_id", "text", (c) => c.references("person.id").onDelete("cascade"))
		.addColumn("roadmap_id", "text", (c) => c.notNull().references("roadmap.id").onDelete("cascade"))
		.addColumn("after_revision", "integer", (c) => c.notNull())
		.addColumn("through_revision", "integer", (c) => c.notNull())
		.addColumn("reminds", "integer", (c) => c.notNull().check(sql`reminds in (0, 1)`))
		.addColumn("created_at", "text", (c) => c.notNull())
		.addColumn("try_at", "text", (c) => c.notNull())
		.addColumn("tries", "integer", (c) => c.notNull())
		.addColumn("sending_since", "text")
		.addCheckConstraint("mail_queue_to_one", sql`(follow_id is null) <> (person_id is null)`)
		.execute();
	await db.schema.createIndex("mail_queue_by_try_at").on("mail_queue").column("try_at").execute();
	await db.schema.createIndex("mail_queue_by_follow_id").on("mail_queue").column("follow_id").execute();
	await db.schema.createIndex("mail_queue_by_person_id").on("mail_queue").column("person_id").execute();
}
