import { randomUUID } from "node:crypto";
import { PostgresAdapter, sql } from "kysely";
import type { Db } from "#db/database.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { longAgo } from "#test/support/partnership.ts";
import type { Stage } from "./stage.ts";

/** Words that stand nowhere but in one column of one kind of row. */
export interface Markers {
	/** For partners only, by marker: where it was planted. */
	hidden: Map<string, string>;
	/** For everybody: the proof that a marker is found where it may be. */
	open: Map<string, string>;
}

const quiet = "slug = 'quiet'";
const archived = "archived_at is not null";
const elsewhere = "slug in ('elsewhere', 'attic')";
const planned = "state <> 'closed'";
const inPlanned = "meeting_id in (select id from meeting where state <> 'closed')";

/** What the public never reads: table, rows, columns. */
const hiddenPlaces: [table: string, rows: string, columns: string[]][] = [
	["action", quiet, ["title", "description", "status_reason", "status_path"]],
	["action", archived, ["title", "description", "status_reason", "status_path"]],
	["action", "slug = 'hidden-action'", ["title", "description", "status_reason"]],
	["workstream", archived, ["title", "summary", "ambition", "commitment"]],
	["workstream", "slug = 'hidden-stream'", ["title", "summary"]],
	["measure", archived, ["name", "definition", "interpretation", "source"]],
	["organisation", "slug = 'old-council'", ["name"]],
	["partner", archived, ["description"]],
	["milestone", `action_id in (select id from action where ${quiet})`, ["title"]],
	["roadmap", elsewhere, ["title", "summary", "ambition"]],
	["person", "1 = 1", ["name", "email"]],
	["meeting", planned, ["title", "venue", "summary"]],
	["agenda_item", "public = 0", ["title"]],
	["agenda_item", inPlanned, ["title"]],
	["decision", `public = 0 or ${inPlanned}`, ["text"]],
	["ask", "1 = 1", ["text", "reason"]],
	["comment", "1 = 1", ["text"]],
	["comment_thread", "1 = 1", ["quotation", "context_before"]],
	["agreement", "ended_at is null", ["title", "period"]],
	["invitation", "1 = 1", ["email"]],
	["one_time_link", "1 = 1", ["email", "device", "token_hash"]],
	["audit_event", "1 = 1", ["data"]],
	["follower", "1 = 1", ["email", "manage_key"]],
	["follow", "1 = 1", ["stop_key"]],
];

/** What everybody reads. */
const openPlaces: typeof hiddenPlaces = [
	["action", "slug = 'open-clinic'", ["title", "description", "status_reason"]],
	["workstream", "slug = 'together'", ["title", "summary"]],
	["measure", "slug = 'waiting'", ["name", "definition", "interpretation"]],
	["milestone", "action_id in (select id from action where slug = 'open-clinic')", ["title"]],
	["roadmap", "slug = 'small'", ["title", "ambition"]],
	["organisation", "slug = 'trust'", ["name"]],
	["decision", "public = 1 and meeting_id in (select id from meeting where state = 'closed')", ["text"]],
];

/** Words that are written by use cases, and stand in texts, versions and lines that nobody changes. */
const written = [
	"PRIVATE-MINUTES",
	"PRIVATE-ITEM",
	"DRAFT-TEXT",
	"SECRET-ASK",
	"SECRET-COMMENT",
	"HIDDEN-LINE",
];

/** Adds what the stage has not, and writes a marker of its own into each column that the public may, or may not, read. */
export async function plantMarkers(db: Db, stage: Stage): Promise<Markers> {
	await addHidden(db, stage);
	const hidden = new Map(written.map((word) => [word, word]));
	hidden
		.set("HIDDEN-UPDATE", "an update of an internal action")
		.set("HIDDEN-NOTE", "a note before publication");
	hidden.set("HIDDEN-VERSION", "the name of a version");
	const open = new Map([["The second word about the new clinic is here.", "a published update"]]);
	let count = 0;
	for (const [places, markers] of [
		[hiddenPlaces, hidden],
		[openPlaces, open],
	] as const)
		for (const [table, rows, columns] of places)
			for (const column of columns) {
				const marker = `ZQ${String(++count).padStart(3, "0")}X`;
				await plant(db, { table, rows, column, marker });
				markers.set(marker, `${table}.${column} where ${rows}`);
			}
	return { hidden, open };
}

interface Place {
	table: string;
	rows: string;
	column: string;
	marker: string;
}

async function plant(db: Db, { table, rows, column, marker }: Place): Promise<void> {
	const place = sql.raw(db.getExecutor().adapter instanceof PostgresAdapter ? "ctid" : "rowid");
	const found = await sql<{ key: unknown }>`
		select ${place} as key from ${sql.table(table)} where ${sql.raw(rows)}`.execute(db);
	if (found.rows.length === 0) throw new Error(`Nothing to mark: ${table} where ${rows}`);
	for (const [number, { key }] of found.rows.entries()) {
		// Addresses and keys are unique: each row gets the marker with a number.
		const value = /email/.test(column) ? `${marker}.${number}@example.org` : `${marker} ${number}`;
		await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${place} = ${key}`.execute(
			db,
		);
	}
}

/** Rows of the kinds that the stage has only in public, or not at all. */
async function addHidden(
	db: Db,
	{ roadmap, action, quiet: internal, documents, people }: Stage,
): Promise<void> {
	const other = await db
		.selectFrom("roadmap")
		.selectAll()
		.where("slug", "=", "elsewhere")
		.executeTakeFirstOrThrow();
	await db.updateTable("roadmap").set({ published: 0 }).where("id", "=", other.id).execute();
	const stream = await db
		.selectFrom("workstream")
		.selectAll()
		.where("slug", "=", "together")
		.executeTakeFirstOrThrow();
	const hiddenStream = { ...stream, id: randomUUID(), roadmap_id: other.id, slug: "hidden-stream" };
	await db.insertInto("workstream").values(hiddenStream).execute();
	const shown = await db
		.selectFrom("action")
		.selectAll()
		.where("id", "=", action.id)
		.executeTakeFirstOrThrow();
	const hiddenAction = { roadmap_id: other.id, workstream_id: hiddenStream.id, slug: "hidden-action" };
	await db
		.insertInto("action")
		.values({ ...shown, id: randomUUID(), ...hiddenAction })
		.execute();
	const step = {
		id: randomUUID(),
		action_id: internal.id,
		position: 1,
		title: "",
		due_on: null,
		completed_on: null,
	};
	await db.insertInto("milestone").values(step).execute();
	// Owners are nobody's business where the roadmap does not show them.
	const owner_id = people["lead of the lead organisation"]?.id ?? null;
	await db.updateTable("action").set({ owner_id }).where("id", "in", [action.id, internal.id]).execute();
	const update = await db
		.selectFrom("published_update")
		.selectAll()
		.orderBy("number")
		.executeTakeFirstOrThrow();
	const words = { title: "HIDDEN-UPDATE", html: "<p>HIDDEN-UPDATE</p>", text: "HIDDEN-UPDATE", record: null };
	const ofQuiet = {
		id: randomUUID(),
		number: 99,
		action_id: internal.id,
		document_id: null,
		document_seq: null,
	};
	await db
		.insertInto("published_update")
		.values({ ...update, ...words, ...ofQuiet })
		.execute();
	const answer = await db.selectFrom("agreement_answer").selectAll().executeTakeFirstOrThrow();
	await db
		.insertInto("agreement_answer")
		.values({ ...answer, number: 99, answer: "agrees-with-note", note: "HIDDEN-NOTE" })
		.execute();
	const document = await db
		.selectFrom("document")
		.select("id")
		.where("name", "=", documents.narrative)
		.executeTakeFirstOrThrow();
	const version = await db
		.selectFrom("document_version")
		.selectAll()
		.where("document_id", "=", document.id)
		.executeTakeFirstOrThrow();
	const named = { id: randomUUID(), number: 99, kind: "named" as const, name: "HIDDEN-VERSION" };
	await db
		.insertInto("document_version")
		.values({ ...version, ...named })
		.execute();
	await db.transaction().execute((trx) =>
		appendChanges(trx, roadmap.id, [
			{
				kind: "status-changed",
				from: { status: "on-track" },
				to: { status: "at-risk", path: "HIDDEN-LINE" },
				subject: { type: "action", id: internal.id },
				public: false,
				reason: "HIDDEN-LINE",
				personId: owner_id,
				organisationId: shown.lead_organisation_id,
				onBehalfOfId: null,
				at: new Date().toISOString(),
			},
		]),
	);
	const passage = { anchor_start: "[]", anchor_end: "[]", quotation: "", context_before: "" };
	await db.updateTable("comment_thread").set(passage).execute();
	await addFollower(db, roadmap.id);
}

async function addFollower(db: Db, roadmap_id: string): Promise<void> {
	const follower = { id: randomUUID(), email: "", manage_key: "", created_at: longAgo };
	await db.insertInto("follower").values(follower).execute();
	const what = { roadmap_id, subject_type: "roadmap" as const, subject_id: roadmap_id };
	const since = { through_revision: 0, looked_at: longAgo, confirmed_at: longAgo };
	const follow = {
		id: randomUUID(),
		follower_id: follower.id,
		frequency: "immediate" as const,
		stop_key: "",
	};
	await db
		.insertInto("follow")
		.values({ ...follow, ...what, ...since })
		.execute();
}
