import SqliteDatabase from "better-sqlite3";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { describeEachDatabase } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { type Db, openDatabase } from "./database.ts";
import { rowsOf, type Steps, transact } from "./steps.ts";

const at = "2026-01-05T09:00:00.000Z";

/** Adds an organisation, and tells the names of all that are there by then. */
function* add(db: Db, id: string): Steps<string[]> {
	yield db.insertInto("organisation").values({ id, slug: id, name: id, kind: "other" }).compile();
	const rows = yield* rowsOf(db.selectFrom("organisation").select("name").orderBy("name"));
	return rows.map(({ name }) => name);
}

const names = async (db: Db) =>
	(await db.selectFrom("organisation").select("name").orderBy("name").execute()).map(({ name }) => name);

describeEachDatabase("steps", (open) => {
	let db: Db;
	beforeEach(async () => {
		db = await open();
	});

	test("[V53] are carried out together, each knowing what came of the one before", async () => {
		expect(await transact(db, () => add(db, "one"))).toEqual(["one"]);
		const both = function* (): Steps<string[][]> {
			return [yield* add(db, "two"), yield* add(db, "three")];
		};
		expect(await transact(db, both)).toEqual([
			["one", "two"],
			["one", "three", "two"],
		]);
		expect(await names(db)).toEqual(["one", "three", "two"]);
	});

	test("[V53] leave nothing when a statement fails, or what is done between them", async () => {
		const twice = function* (): Steps<void> {
			yield* add(db, "one");
			yield* add(db, "one");
		};
		await expect(transact(db, twice)).rejects.toThrow(/unique/i);
		const throwing = function* (): Steps<void> {
			yield* add(db, "two");
			throw new Error("no further");
		};
		await expect(transact(db, throwing)).rejects.toThrow("no further");
		expect(await names(db)).toEqual([]);
		expect(await transact(db, () => add(db, "three"))).toEqual(["three"]);
	});

	test("[V53] wait for a transaction that is under way, and are no part of it", async () => {
		let stepping: Promise<string[]> | undefined;
		const failing = db.transaction().execute(async (trx) => {
			await trx
				.insertInto("organisation")
				.values({ id: "one", slug: "one", name: "one", kind: "other" })
				.execute();
			stepping = transact(db, () => add(db, "two"));
			await sql`select 1`.execute(trx);
			throw new Error("not so");
		});
		await expect(failing).rejects.toThrow("not so");
		expect(await stepping).toEqual(["two"]);
		expect(await names(db)).toEqual(["two"]);
	});

	test("[V53] keep no NUL in a text, as other statements do", async () => {
		expect(await transact(db, () => add(db, `a\0${at}`))).toEqual([`a\ufffd${at}`]);
	});
});

test("[V53] of SQLite wait while another process has the lock, and the process goes on meanwhile; for ever they do not wait", async () => {
	const database = await freshSqlite();
	const db = openDatabase(database.url);
	await sql`create table word (word text)`.execute(db);
	const other = new SqliteDatabase(database.url);
	const write = function* (word: string): Steps<void> {
		yield sql`insert into word values (${word})`.compile(db);
	};
	other.exec("begin immediate");
	const writing = transact(db, () => write("one"));
	let turns = 0;
	const timer = setInterval(() => {
		if (++turns === 5) other.exec("insert into word values ('other'); commit");
	}, 5);
	await writing;
	clearInterval(timer);
	expect(turns).toBeGreaterThanOrEqual(5);
	other.exec("begin immediate");
	await expect(transact(db, () => write("two"))).rejects.toThrow(/locked/);
	other.exec("rollback");
	await transact(db, () => write("three"));
	const { rows } = await sql<{ word: string }>`select word from word order by rowid`.execute(db);
	expect(rows.map(({ word }) => word)).toEqual(["other", "one", "three"]);
	other.close();
	await db.destroy();
	await database.remove();
});
