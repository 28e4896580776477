import { type Kysely, sql } from "kysely";

/** Invitations, what people want to be told, who was forgotten, and when somebody last signed in. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const column of ["erased_at", "signed_in_at"])
		await db.schema.alterTable("person").addColumn(column, "text").execute();

	await db.schema
		.createTable("invitation")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("roadmap_id", "text", (c) => c.notNull().references("roadmap.id").onDelete("cascade"))
		.addColumn("organisation_id", "text", (c) =>
			c.notNull().references("organisation.id").onDelete("cascade"),
		)
		.addColumn("role", "text", (c) => c.notNull())
		.addColumn("email", "text", (c) => c.notNull())
		.addColumn("link_id", "text", (c) => c.notNull())
		.addColumn("invited_by_id", "text", (c) => c.notNull().references("person.id"))
		.addColumn("sent_at", "text", (c) => c.notNull())
		.addColumn("expires_at", "text", (c) => c.notNull())
		.addUniqueConstraint("invitation_address", ["roadmap_id", "organisation_id", "email"])
		.addUniqueConstraint("invitation_link", ["link_id"])
		.addCheckConstraint("invitation_role", sql`role in ('coordinator', 'lead', 'contributor', 'observer')`)
		.execute();
	await db.schema.createIndex("invitation_by_email").on("invitation").column("email").execute();

	await db.schema
		.createTable("notification_setting")
		.addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
		.addColumn("topic", "text", (c) => c.notNull())
		.addColumn("frequency", "text", (c) => c.notNull())
		.addColumn("at", "text", (c) => c.notNull())
		.addPrimaryKeyConstraint("notification_setting_key", ["person_id", "topic"])
		.addCheckConstraint("notification_setting_topic", sql`topic in ('actions', 'meetings', 'sign-offs')`)
		.addCheckConstraint("notification_setting_frequency", sql`frequency in ('immediate', 'weekly', 'never')`)
		.execute();
}
