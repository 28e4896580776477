import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql } from "kysely";

/** The life of an update: out for agreement, signed, published with its record, withdrawn, corrected; and what is never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable("published_update").addColumn("record", "text").execute();
	await agreements(db);
	await afterPublication(db);
	const lock = db.getExecutor().adapter instanceof PostgresAdapter ? lockOnPostgres : lockOnSqlite;
	for (const [table, sentence] of Object.entries(locked)) await lock(db, table, sentence);
}

/** Rows that only ever grow in number. Versions of documents are locked since 0002. */
const locked = {
	published_update: "a published update is never changed or deleted",
	change: "a line of the ledger is never changed or deleted",
	agreement_answer: "an answer is never changed or deleted: a new one takes its place",
	update_withdrawal: "a withdrawal is never changed or deleted",
	update_correction: "a correction is never changed or deleted",
};

type Table = CreateTableBuilder<string, string>;

const table = (db: Kysely<unknown>, name: string): Table => db.schema.createTable(name) as Table;

const text = (t: Table, ...columns: string[]): Table =>
	columns.reduce((result, column) => result.addColumn(column, "text", (c) => c.notNull()), t);

const optionalText = (t: Table, ...columns: string[]): Table =>
	columns.reduce((result, column) => result.addColumn(column, "text"), t);

const number = (t: Table, ...columns: string[]): Table =>
	columns.reduce((result, column) => result.addColumn(column, "integer", (c) => c.notNull()), t);

const refersTo = (t: Table, column: string, other: string): Table =>
	t.addColumn(column, "text", (c) => c.notNull().references(`${other}.id`));

const mayReferTo = (t: Table, column: string, other: string): Table =>
	t.addColumn(column, "text", (c) => c.references(`${other}.id`));

/** Who did it, for whom, when. */
const doneBy = (t: Table): Table =>
	text(
		mayReferTo(
			refersTo(refersTo(t, "person_id", "person"), "organisation_id", "organisation"),
			"on_behalf_of_id",
			"organisation",
		),
		"at",
	);

async function agreements(db: Kysely<unknown>): Promise<void> {
	let agreement = table(db, "agreement").addColumn("id", "text", (c) => c.primaryKey().notNull());
	agreement = refersTo(refersTo(agreement, "roadmap_id", "roadmap"), "action_id", "action");
	agreement = number(refersTo(agreement, "document_id", "document"), "round", "version_number");
	agreement = optionalText(text(agreement, "title", "sign_off_by", "state"), "period");
	agreement = mayReferTo(doneBy(agreement), "meeting_id", "meeting");
	agreement = mayReferTo(optionalText(agreement, "ended_at", "ended_reason"), "ended_person_id", "person");
	agreement = mayReferTo(agreement, "ended_organisation_id", "organisation");
	await mayReferTo(agreement, "update_id", "published_update")
		.addUniqueConstraint("agreement_round", ["action_id", "round"])
		.addCheckConstraint("agreement_state", sql`state in ('open', 'taken-back', 'published')`)
		.addCheckConstraint("agreement_ended", sql`(state = 'open') = (ended_at is null)`)
		.addCheckConstraint("agreement_published", sql`(state = 'published') = (update_id is not null)`)
		.execute();
	// One text of an action is out at a time, whoever sends it.
	await db.schema
		.createIndex("agreement_open")
		.unique()
		.on("agreement")
		.column("action_id")
		.where(sql.ref("state"), "=", "open")
		.execute();

	let party = refersTo(table(db, "agreement_party"), "agreement_id", "agreement");
	party = number(refersTo(party, "organisation_id", "organisation"), "position");
	await party.addPrimaryKeyConstraint("agreement_party_key", ["agreement_id", "organisation_id"]).execute();
	await db.schema
		.createIndex("agreement_party_by_organisation_id")
		.on("agreement_party")
		.column("organisation_id")
		.execute();

	let answer = number(text(table(db, "agreement_answer"), "agreement_id", "organisation_id"), "number");
	answer = optionalText(text(refersTo(answer, "person_id", "person"), "answer", "at"), "note");
	await answer
		.addPrimaryKeyConstraint("agreement_answer_key", ["agreement_id", "number"])
		.addForeignKeyConstraint(
			"agreement_answer_party",
			["agreement_id", "organisation_id"],
			"agreement_party",
			["agreement_id", "organisation_id"],
		)
		.addCheckConstraint("agreement_answer_answer", sql`answer in ('agrees', 'agrees-with-note')`)
		.addCheckConstraint("agreement_answer_note", sql`(answer = 'agrees-with-note') = (note is not null)`)
		.execute();
}

async function afterPublication(db: Kysely<unknown>): Promise<void> {
	const withdrawal = text(table(db, "update_withdrawal"), "reason").addColumn("update_id", "text", (c) =>
		c.primaryKey().notNull().references("published_update.id"),
	);
	await doneBy(withdrawal).execute();

	let correction = number(
		refersTo(table(db, "update_correction"), "update_id", "published_update"),
		"version",
	);
	correction = text(correction, "title", "html", "text", "note", "content_hash", "record");
	await doneBy(correction)
		.addPrimaryKeyConstraint("update_correction_key", ["update_id", "version"])
		.addCheckConstraint("update_correction_version", sql`version >= 2`)
		.execute();
}

async function lockOnSqlite(db: Kysely<unknown>, name: string, sentence: string): Promise<void> {
	for (const verb of ["update", "delete"]) {
		await sql`create trigger ${sql.ref(`${name}_no_${verb}`)} before ${sql.raw(verb)} on ${sql.ref(name)}
			begin select raise(abort, ${sql.lit(sentence)}); end`.execute(db);
	}
}

async function lockOnPostgres(db: Kysely<unknown>, name: string, sentence: string): Promise<void> {
	const refuse = sql.ref(`refuse_${name}_change`);
	await sql`create function ${refuse}() returns trigger language plpgsql as
		$$ begin raise exception ${sql.lit(sentence)}; end $$`.execute(db);
	await sql`create trigger ${sql.ref(`${name}_locked`)} before update or delete on ${sql.ref(name)}
		for each row execute function ${refuse}()`.execute(db);
	await sql`create trigger ${sql.ref(`${name}_kept`)} before truncate on ${sql.ref(name)}
		for each statement execute function ${refuse}()`.execute(db);
}
