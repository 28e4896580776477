import { type Kysely, PostgresAdapter, sql } from "kysely";

/**
 * Each document counts how often somebody may have lost the right to write in it. The number lies in the row that every commit of
 * edits locks: an edit and the loss of the right to it are in one order, on every node.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable("document")
		.addColumn("rights_revision", "integer", (c) => c.notNull().defaultTo(0))
		.execute();
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	for (const loss of losses) await (isPostgres ? countOnPostgres : countOnSqlite)(db, loss);
}

/** What happens to a row of a table, and the documents that it is about. */
interface Loss {
	table: string;
	event: string;
	documents: string;
}

const ofRoadmap = "roadmap_id = old.roadmap_id";
const ofMeeting = "(meeting_id = old.meeting_id or private_meeting_id = old.meeting_id)";
const ofWorkstream = "action_id in (select id from action where workstream_id = old.id)";

/** What may take a right away. New rights only ever add to what somebody may do. */
const losses: Loss[] = [
	{ table: "membership", event: "update", documents: ofRoadmap },
	{ table: "membership", event: "delete", documents: ofRoadmap },
	{ table: "action_support", event: "delete", documents: "action_id = old.action_id" },
	{ table: "action", event: "update of lead_organisation_id, archived_at", documents: "action_id = old.id" },
	{ table: "workstream", event: "update of archived_at", documents: ofWorkstream },
	{ table: "roadmap", event: "update of archived_at", documents: "roadmap_id = old.id" },
	{ table: "meeting_person", event: "update of attended_at", documents: ofMeeting },
	{ table: "meeting_person", event: "delete", documents: ofMeeting },
	{ table: "document_lock", event: "insert", documents: "id = new.document_id" },
];

const nameOf = ({ table, event }: Loss) => `${table}_${event.split(" ")[0]}_counts_rights`;

async function countOnSqlite(db: Kysely<unknown>, loss: Loss): Promise<void> {
	const { table, event, documents } = loss;
	await sql`create trigger ${sql.ref(nameOf(loss))} after ${sql.raw(event)} on ${sql.table(table)} begin
		update document set rights_revision = rights_revision + 1 where ${sql.raw(documents)};
		end`.execute(db);
}

/** In the order of their ids, as edits lock them: nobody waits for the other in a circle. */
async function countOnPostgres(db: Kysely<unknown>, loss: Loss): Promise<void> {
	const { table, event, documents } = loss;
	const name = sql.ref(nameOf(loss));
	await sql`create function ${name}() returns trigger language plpgsql as $$ begin
		perform 1 from document where ${sql.raw(documents)} order by id for update;
		update document set rights_revision = rights_revision + 1 where ${sql.raw(documents)};
		return null;
		end $$`.execute(db);
	await sql`create trigger ${name} after ${sql.raw(event)} on ${sql.table(table)}
		for each row execute function ${name}()`.execute(db);
}
