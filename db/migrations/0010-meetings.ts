import { type Kysely, sql } from "kysely";

/** What a meeting needs to be planned, run and closed: people, times, agenda, decisions, asks, and its two parts of minutes. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const part of [decisionsAndAsks, meetings, agenda, people, minutes]) await part(db);
}

async function decisionsAndAsks(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("decision")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("roadmap_id", "text", (c) => c.notNull().references("roadmap.id").onDelete("cascade"))
		.addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id").onDelete("cascade"))
		.addColumn("agenda_item_id", "text", (c) => c.references("agenda_item.id").onDelete("set null"))
		.addColumn("number", "integer")
		.addColumn("text", "text", (c) => c.notNull())
		.addColumn("public", "integer", (c) => c.notNull().check(sql`public in (0, 1)`))
		.addColumn("person_id", "text", (c) => c.references("person.id"))
		.addColumn("created_at", "text", (c) => c.notNull())
		.addColumn("decided_at", "text")
		.addUniqueConstraint("decision_number", ["roadmap_id", "number"])
		.execute();
	await db.schema
		.createTable("decision_organisation")
		.addColumn("decision_id", "text", (c) => c.notNull().references("decision.id").onDelete("cascade"))
		.addColumn("organisation_id", "text", (c) => c.notNull().references("organisation.id"))
		.addPrimaryKeyConstraint("decision_organisation_key", ["decision_id", "organisation_id"])
		.execute();
	await db.schema
		.createTable("ask")
		.addColumn("id", "text", (c) => c.primaryKey().notNull())
		.addColumn("roadmap_id", "text", (c) => c.notNull().references("roadmap.id").onDelete("cascade"))
		.addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id").onDelete("cascade"))
		.addColumn("agenda_item_id", "text", (c) => c.references("agenda_item.id").onDelete("set null"))
		.addColumn("number", "integer")
		.addColumn("from_organisation_id", "text", (c) => c.notNull().references("organisation.id"))
		.addColumn("to_organisation_id", "text", (c) => c.notNull().references("organisation.id"))
		.addColumn("text", "text", (c) => c.notNull())
		.addColumn("due_on", "text")
		.addColumn("state", "text", (c) => c.notNull())
		.addColumn("reason", "text")
		.addColumn("person_id", "text", (c) => c.references("person.id"))
		.addColumn("created_at", "text", (c) => c.notNull())
		.addColumn("asked_at", "text")
		.addColumn("answered_at", "text")
		.addUniqueConstraint("ask_number", ["roadmap_id", "number"])
		.addCheckConstraint("ask_state", sql`state in ('open', 'accepted', 'declined', 'done')`)
		.execute();
	for (const table of ["decision", "ask"])
		await db.schema.createIndex(`${table}_by_meeting_id`).on(table).column("meeting_id").execute();
	await db.schema.createIndex("ask_by_to").on("ask").columns(["to_organisation_id", "state"]).execute();
}

async function meetings(db: Kysely<unknown>): Promise<void> {
	for (const column of ["duration_minutes", "public_version", "private_version"])
		await db.schema.alterTable("meeting").addColumn(column, "integer").execute();
	for (const column of ["series_id", "series_every", "led_at", "started_at", "closed_at"])
		await db.schema.alterTable("meeting").addColumn(column, "text").execute();
	await db.schema
		.alterTable("meeting")
		.addColumn("led_item_id", "text", (c) => c.references("agenda_item.id").onDelete("set null"))
		.execute();
	await db.schema
		.alterTable("meeting")
		.addColumn("version", "integer", (c) => c.notNull().defaultTo(1))
		.execute();
	await db.schema
		.createIndex("meeting_by_roadmap_id_starts_at")
		.on("meeting")
		.columns(["roadmap_id", "starts_at"])
		.execute();
}

async function agenda(db: Kysely<unknown>): Promise<void> {
	const alter = () => db.schema.alterTable("agenda_item");
	await alter()
		.addColumn("kind", "text", (c) =>
			c.notNull().defaultTo("topic").check(sql`kind in ('topic', 'action', 'ask')`),
		)
		.execute();
	await alter()
		.addColumn("state", "text", (c) =>
			c.notNull().defaultTo("planned").check(sql`state in ('planned', 'open', 'done')`),
		)
		.execute();
	await alter()
		.addColumn("used_seconds", "integer", (c) => c.notNull().defaultTo(0))
		.execute();
	await alter()
		.addColumn("action_id", "text", (c) => c.references("action.id"))
		.execute();
	await alter()
		.addColumn("ask_id", "text", (c) => c.references("ask.id"))
		.execute();
	await alter()
		.addColumn("presenter_id", "text", (c) => c.references("organisation.id"))
		.execute();
	await alter().addColumn("minutes", "integer").execute();
	await alter().addColumn("opened_at", "text").execute();
	await alter().addColumn("closed_at", "text").execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("meeting_person")
		.addColumn("meeting_id", "text", (c) => c.notNull().references("meeting.id").onDelete("cascade"))
		.addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
		.addColumn("organisation_id", "text", (c) => c.notNull().references("organisation.id"))
		.addColumn("invited_at", "text")
		.addColumn("attended_at", "text")
		.addPrimaryKeyConstraint("meeting_person_key", ["meeting_id", "person_id"])
		.execute();
}

/** The public part of the minutes is the document of the meeting; the private part is one beside it. */
async function minutes(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable("document")
		.addColumn("private_meeting_id", "text", (c) => c.references("meeting.id"))
		.execute();
	await db.schema.alterTable("document").addColumn("frozen_at", "text").execute();
	await db.schema
		.createIndex("document_private_meeting")
		.on("document")
		.column("private_meeting_id")
		.unique()
		.execute();
}
