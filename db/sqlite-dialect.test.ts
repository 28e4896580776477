import SqliteDatabase from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FreshDatabase } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { type Db, openDatabase } from "./database.ts";

let database: FreshDatabase;
let db: Db;
let other: SqliteDatabase.Database;

beforeEach(async () => {
	database = await freshSqlite();
	db = openDatabase(database.url);
	await sql`create table word (word text)`.execute(db);
	other = new SqliteDatabase(database.url);
});
afterEach(async () => {
	other.close();
	await db.destroy();
	await database.remove();
});

const insert = (on: Db, word: string) => sql`insert into word values (${word})`.execute(on);
const words = async (on: Db) =>
	(await sql<{ word: string }>`select word from word order by rowid`.execute(on)).rows.map((row) => row.word);

test("[V44] a write waits while another process has the lock, and the process goes on meanwhile", async () => {
	other.exec("begin immediate");
	const writes = Promise.all([
		insert(db, "one"),
		db.transaction().execute(async (trx) => {
			await words(trx);
			await insert(trx, "two");
		}),
	]);
	let turns = 0;
	const timer = setInterval(() => {
		if (++turns === 5) other.exec("insert into word values ('other'); commit");
	}, 5);
	await writes;
	clearInterval(timer);
	expect(turns).toBeGreaterThanOrEqual(5);
	expect(await words(db)).toEqual(["other", "one", "two"]);
});

test("[V44] a write that waits too long fails, changes nothing, and leaves the connection usable", async () => {
	other.exec("begin immediate");
	await expect(insert(db, "one")).rejects.toThrow(/locked/);
	await expect(db.transaction().execute((trx) => insert(trx, "two"))).rejects.toThrow(/locked/);
	other.exec("rollback");
	await insert(db, "three");
	expect(await words(db)).toEqual(["three"]);
});

test("[V44] a transaction that only reads waits for nobody and holds nobody up", async () => {
	other.exec("begin immediate");
	const reading = db.transaction().setAccessMode("read only");
	expect(await reading.execute(words)).toEqual([]);
	other.exec("commit");
	await reading.execute(async (trx) => {
		expect(await words(trx)).toEqual([]);
		other.exec("insert into word values ('other')");
		expect(await words(trx)).toEqual([]);
	});
	expect(await words(db)).toEqual(["other"]);
});

test("[V44] statements that are kept follow a change of the schema", async () => {
	await insert(db, "one");
	const all = () => sql<Record<string, unknown>>`select * from word`.execute(db);
	expect((await all()).rows).toEqual([{ word: "one" }]);
	await sql`alter table word add column meaning text`.execute(db);
	expect((await all()).rows).toEqual([{ word: "one", meaning: null }]);
});
