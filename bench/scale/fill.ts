/**
 * Fills the database that `DATABASE_URL` names (made and migrated by Waymark's own code) with two roadmaps: one of 100 actions and
 * 10,000 lines of the ledger, one of `ACTIONS` (10,000) and a hundred lines for each. One person coordinates and leads on both.
 */
import Sqlite from "better-sqlite3";
import pg from "pg";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { actionRows, frameRows, ledgerRows, type Row, type Rows } from "./rows.ts";

const url = process.env.DATABASE_URL ?? "";
const actions = Number(process.env.ACTIONS ?? "10000");
const until = Date.now() - 3_600_000;
const organisations = Array.from({ length: 40 }, (_, i) => `org-${i}`);

const db = openDatabase(url);
await migrate(db);
const person = await db
	.selectFrom("person")
	.select("person.id")
	.innerJoin("membership", "membership.person_id", "person.id")
	.where("membership.role", "=", "coordinator")
	.executeTakeFirstOrThrow();
await db.destroy();

await write(
	organisations.map((id, i) => [
		"organisation",
		{ id, slug: `organisation-${i}`, name: `Organisation ${i}`, kind: "other" },
	]),
);
for (const size of [
	{ slug: "hundred", actions: 100, until },
	{ slug: "large", actions, until },
]) {
	await write(frameRows(size, organisations));
	await write(actionRows(size, organisations));
	await write(ledgerRows(size, organisations));
	for (const [id, role] of [
		["org-0", "coordinator"],
		["org-1", "lead"],
	])
		await write([
			[
				"membership",
				{ roadmap_id: size.slug, person_id: person.id, organisation_id: id ?? "", role: role ?? "" },
			],
		]);
}
await run(
	"update roadmap set revision = (select max(revision) from change where roadmap_id = roadmap.id) where slug in ('hundred', 'large')",
);
await run("analyze");

async function run(statement: string): Promise<void> {
	if (!url.startsWith("postgres")) {
		const sqlite = new Sqlite(url);
		sqlite.exec(statement);
		sqlite.close();
		return;
	}
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(statement);
	await client.end();
}

async function write(rows: Rows): Promise<void> {
	if (url.startsWith("postgres")) await writeToPostgres(rows);
	else writeToSqlite(rows);
}

function writeToSqlite(rows: Rows): void {
	const sqlite = new Sqlite(url);
	const prepared = new Map<string, Sqlite.Statement>();
	const insert = (table: string, row: Row) => {
		const names = Object.keys(row);
		const key = `${table} ${names.join()}`;
		const statement =
			prepared.get(key) ??
			sqlite.prepare(
				`insert into "${table}" (${names.join()}) values (${names.map((name) => `@${name}`).join()})`,
			);
		prepared.set(key, statement);
		statement.run(row);
	};
	sqlite.transaction(() => {
		for (const [table, row] of rows) insert(table, row);
	})();
	sqlite.close();
}

async function writeToPostgres(rows: Rows): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	let waiting: Row[] = [];
	let of = "";
	const flush = async () => {
		if (waiting.length > 0) {
			const names = Object.keys(waiting[0] ?? {}).join();
			const values = `select ${names} from json_populate_recordset(null::"${of}", $1)`;
			await client.query(`insert into "${of}" (${names}) ${values}`, [JSON.stringify(waiting)]);
		}
		waiting = [];
	};
	await client.query("begin");
	for (const [table, row] of byTable(rows)) {
		if (table !== of || waiting.length === 5_000) await flush();
		of = table;
		waiting.push(row);
	}
	await flush();
	await client.query("commit");
	await client.end();
}

/** The same rows, table by table; a ledger is long, and of one table anyway. */
function* byTable(rows: Rows): Generator<[table: string, row: Row]> {
	const kept = new Map<string, Row[]>();
	for (const [table, row] of rows) {
		const of = kept.get(table);
		if (table === "change") yield [table, row];
		else if (of) of.push(row);
		else kept.set(table, [row]);
	}
	for (const [table, some] of kept) for (const row of some) yield [table, row];
}
