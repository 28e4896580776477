import { type CreateTableBuilder, type Kysely, sql } from "kysely";

/** The whole model. Column types are names that PostgreSQL knows and SQLite takes as they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const part of [people, roadmaps, actions, measures, meetings, texts, ledger, indexes]) await part(db);
}

type Table = CreateTableBuilder<string, string>;

const table = (db: Kysely<unknown>, name: string): Table =>
	db.schema.createTable(name) as CreateTableBuilder<string, string>;

const withId = (db: Kysely<unknown>, name: string): Table =>
	table(db, name).addColumn("id", "text", (c) => c.primaryKey().notNull());

/** Adds a required column that refers to another table's id. */
const refersTo = (t: Table, column: string, other: string): Table =>
	t.addColumn(column, "text", (c) => c.notNull().references(`${other}.id`).onDelete("cascade"));

/** Adds an optional column that refers to another table's id. */
const mayReferTo = (t: Table, column: string, other: string): Table =>
	t.addColumn(column, "text", (c) => c.references(`${other}.id`));

const text = (t: Table, ...columns: string[]): Table =>
	columns.reduce((table, column) => table.addColumn(column, "text", (c) => c.notNull()), t);

const optionalText = (t: Table, ...columns: string[]): Table =>
	columns.reduce((table, column) => table.addColumn(column, "text"), t);

const number = (t: Table, ...columns: string[]): Table =>
	columns.reduce((table, column) => table.addColumn(column, "integer", (c) => c.notNull()), t);

const flag = (t: Table, column: string): Table =>
	t.addColumn(column, "integer", (c) =>
		c
			.notNull()
			.defaultTo(0)
			.check(sql`${sql.ref(column)} in (0, 1)`),
	);

async function people(db: Kysely<unknown>): Promise<void> {
	await text(withId(db, "organisation"), "slug", "name", "kind")
		.addUniqueConstraint("organisation_slug", ["slug"])
		.execute();

	let person = text(withId(db, "person"), "name", "created_at");
	person = optionalText(person, "email");
	person = flag(flag(person, "administrator"), "demo");
	await person.addUniqueConstraint("person_email", ["email"]).execute();

	let session = text(withId(db, "session"), "data", "created_at", "used_at", "expires_at");
	session = optionalText(session, "device");
	await session
		.addColumn("person_id", "text", (c) => c.references("person.id").onDelete("cascade"))
		.execute();
}

async function roadmaps(db: Kysely<unknown>): Promise<void> {
	let roadmap = text(withId(db, "roadmap"), "slug", "title", "summary", "ambition", "starts_on", "ends_on");
	roadmap = text(roadmap, "sources", "illustrative", "created_at");
	roadmap = optionalText(roadmap, "loaded_digest");
	roadmap = flag(flag(roadmap, "published"), "shows_owners");
	roadmap = roadmap.addColumn("revision", "integer", (c) => c.notNull().defaultTo(0));
	await roadmap.addUniqueConstraint("roadmap_slug", ["slug"]).execute();

	let partner = refersTo(table(db, "partner"), "roadmap_id", "roadmap");
	partner = refersTo(partner, "organisation_id", "organisation");
	partner = number(text(partner, "part", "description"), "position");
	await partner
		.addPrimaryKeyConstraint("partner_key", ["roadmap_id", "organisation_id"])
		.addCheckConstraint("partner_part", sql`part in ('signatory', 'partner', 'secretariat')`)
		.execute();

	let workstream = refersTo(withId(db, "workstream"), "roadmap_id", "roadmap");
	workstream = number(text(workstream, "slug", "title", "summary"), "position");
	workstream = optionalText(workstream, "ambition", "commitment");
	await workstream.addUniqueConstraint("workstream_slug", ["roadmap_id", "slug"]).execute();

	let membership = refersTo(table(db, "membership"), "roadmap_id", "roadmap");
	membership = refersTo(membership, "person_id", "person");
	membership = text(refersTo(membership, "organisation_id", "organisation"), "role");
	await membership
		.addPrimaryKeyConstraint("membership_key", ["roadmap_id", "person_id", "organisation_id"])
		.addCheckConstraint("membership_role", sql`role in ('coordinator', 'lead', 'contributor', 'observer')`)
		.execute();
}

async function actions(db: Kysely<unknown>): Promise<void> {
	let action = refersTo(withId(db, "action"), "roadmap_id", "roadmap");
	action = refersTo(action, "workstream_id", "workstream");
	action = text(action, "slug", "title", "description");
	action = mayReferTo(action, "lead_organisation_id", "organisation");
	action = mayReferTo(action, "owner_id", "person");
	action = optionalText(action, "starts_on", "due_on", "original_due_on");
	action = text(action, "status", "status_reason", "status_at", "confirmed_at", "illustrative");
	action = optionalText(action, "status_path", "source");
	action = mayReferTo(action, "status_person_id", "person");
	action = mayReferTo(action, "status_organisation_id", "organisation");
	action = number(flag(action, "internal"), "position", "version");
	await action
		.addUniqueConstraint("action_slug", ["roadmap_id", "slug"])
		.addCheckConstraint(
			"action_status",
			sql`status in ('not-started', 'on-track', 'at-risk', 'off-track', 'complete', 'paused', 'stopped')`,
		)
		.execute();

	let support = refersTo(table(db, "action_support"), "action_id", "action");
	support = number(refersTo(support, "organisation_id", "organisation"), "position");
	await support.addPrimaryKeyConstraint("action_support_key", ["action_id", "organisation_id"]).execute();

	let milestone = refersTo(withId(db, "milestone"), "action_id", "action");
	milestone = optionalText(number(text(milestone, "title"), "position"), "due_on", "completed_on");
	await milestone.addUniqueConstraint("milestone_position", ["action_id", "position"]).execute();
}

async function measures(db: Kysely<unknown>): Promise<void> {
	let measure = refersTo(withId(db, "measure"), "roadmap_id", "roadmap");
	measure = mayReferTo(measure, "workstream_id", "workstream");
	measure = text(measure, "slug", "name", "definition", "unit", "direction", "illustrative");
	measure = number(
		optionalText(measure, "baseline_period", "target_period", "interpretation", "source"),
		"position",
	);
	await measure
		.addColumn("baseline_value", "double precision")
		.addColumn("target_value", "double precision")
		.addUniqueConstraint("measure_slug", ["roadmap_id", "slug"])
		.addCheckConstraint("measure_direction", sql`direction in ('up', 'down')`)
		.execute();

	let measurement = refersTo(withId(db, "measurement"), "measure_id", "measure");
	measurement = flag(number(text(measurement, "period"), "position"), "provisional");
	await measurement
		.addColumn("value", "double precision", (c) => c.notNull())
		.addColumn("numerator", "double precision")
		.addColumn("denominator", "double precision")
		.addUniqueConstraint("measurement_position", ["measure_id", "position"])
		.execute();
}

async function meetings(db: Kysely<unknown>): Promise<void> {
	let meeting = refersTo(withId(db, "meeting"), "roadmap_id", "roadmap");
	meeting = number(
		text(meeting, "slug", "title", "starts_at", "summary", "state", "illustrative"),
		"position",
	);
	meeting = mayReferTo(optionalText(meeting, "venue", "source"), "chair_id", "person");
	await meeting
		.addUniqueConstraint("meeting_slug", ["roadmap_id", "slug"])
		.addCheckConstraint("meeting_state", sql`state in ('draft', 'open', 'in-progress', 'closed')`)
		.execute();

	const item = refersTo(withId(db, "agenda_item"), "meeting_id", "meeting");
	await flag(number(text(item, "title"), "position"), "public")
		.addUniqueConstraint("agenda_item_position", ["meeting_id", "position"])
		.execute();
}

async function texts(db: Kysely<unknown>): Promise<void> {
	let document = refersTo(withId(db, "document"), "roadmap_id", "roadmap");
	document = mayReferTo(mayReferTo(document, "action_id", "action"), "meeting_id", "meeting");
	document = number(text(document, "name", "text", "created_at"), "schema_version", "seq");
	await document
		.addUniqueConstraint("document_name", ["name"])
		.addUniqueConstraint("document_action", ["action_id"])
		.addUniqueConstraint("document_meeting", ["meeting_id"])
		.execute();

	const log = number(refersTo(table(db, "document_update"), "document_id", "document"), "seq");
	await mayReferTo(text(log, "at"), "person_id", "person")
		.addColumn("bytes", "bytea", (c) => c.notNull())
		.addPrimaryKeyConstraint("document_update_key", ["document_id", "seq"])
		.execute();

	const snapshot = number(refersTo(table(db, "document_snapshot"), "document_id", "document"), "through_seq");
	await text(snapshot, "at")
		.addColumn("state", "bytea", (c) => c.notNull())
		.addPrimaryKeyConstraint("document_snapshot_key", ["document_id", "through_seq"])
		.execute();

	let client = text(refersTo(table(db, "document_client"), "document_id", "document"), "client_id", "at");
	client = refersTo(refersTo(client, "person_id", "person"), "organisation_id", "organisation");
	await client.addPrimaryKeyConstraint("document_client_key", ["document_id", "client_id"]).execute();

	let update = number(refersTo(withId(db, "published_update"), "roadmap_id", "roadmap"), "number");
	update = mayReferTo(mayReferTo(update, "action_id", "action"), "workstream_id", "workstream");
	update = text(update, "title", "html", "text", "authors", "content_hash", "published_at", "illustrative");
	update = optionalText(update, "period", "markdown", "status", "status_reason", "source");
	update = mayReferTo(mayReferTo(update, "person_id", "person"), "organisation_id", "organisation");
	await mayReferTo(update, "document_id", "document")
		.addColumn("document_seq", "integer")
		.addUniqueConstraint("published_update_number", ["roadmap_id", "number"])
		.execute();
}

async function ledger(db: Kysely<unknown>): Promise<void> {
	let change = number(refersTo(withId(db, "change"), "roadmap_id", "roadmap"), "revision");
	change = flag(text(change, "kind", "subject_type", "subject_id", "at"), "public");
	change = optionalText(change, "from_value", "to_value", "reason");
	change = mayReferTo(mayReferTo(change, "person_id", "person"), "organisation_id", "organisation");
	await mayReferTo(mayReferTo(change, "on_behalf_of_id", "organisation"), "meeting_id", "meeting")
		.addUniqueConstraint("change_revision", ["roadmap_id", "revision"])
		.execute();
}

async function indexes(db: Kysely<unknown>): Promise<void> {
	const index = (on: string, ...columns: string[]) =>
		db.schema
			.createIndex(`${on}_by_${columns.join("_")}`)
			.on(on)
			.columns(columns)
			.execute();
	await index("membership", "person_id");
	await index("session", "expires_at");
	await index("session", "person_id");
	await index("action", "workstream_id");
	await index("action", "lead_organisation_id");
	await index("action_support", "organisation_id");
	await index("change", "subject_id", "revision");
	await index("published_update", "action_id", "number");
	await index("published_update", "workstream_id", "number");
}
