import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { Kysely } from "kysely";
import pg from "pg";
import type { Database } from "./schema.ts";
import { PatientSqlite } from "./sqlite-dialect.ts";
import { PostgresWithoutNul } from "./without-nul.ts";

/** A connection, or a transaction on one: the first argument of every query. */
export type Db = Kysely<Database>;

/**
 * Opens the database that a URL names. `postgres://…` is PostgreSQL 15 or later; anything else is the path of an
 * SQLite file (made when missing), or `:memory:`.
 * SQLite runs in WAL mode with `synchronous=FULL`, so that what was committed survives a power cut.
 * Throws when the file cannot be opened.
 */
export function openDatabase(url: string): Db {
	if (/^postgres(ql)?:\/\//.test(url)) {
		const pool = new pg.Pool({ connectionString: url, max: 10 });
		// A connection that dies while idle must not end the process; the next query reports it.
		pool.on("error", () => {});
		// Nor must one that dies between two statements of a transaction: the next statement fails, and the transaction with it.
		pool.on("connect", (client) => client.on("error", () => {}));
		return new Kysely<Database>({ dialect: new PostgresWithoutNul({ pool }) });
	}
	if (url !== ":memory:") mkdirSync(dirname(url), { recursive: true });
	const sqlite = new SqliteDatabase(url);
	sqlite.pragma("journal_mode = WAL");
	sqlite.pragma("synchronous = FULL");
	sqlite.pragma("foreign_keys = ON");
	// Without it, `insert or replace` takes a row away past the triggers that keep what is never deleted.
	sqlite.pragma("recursive_triggers = ON");
	// Another process, such as `npm run load`, may hold the lock for a moment. better-sqlite3 waits without yielding, so
	// this is the longest pause that everybody else may feel; the dialect tries again after it.
	sqlite.pragma("busy_timeout = 20");
	return new Kysely<Database>({ dialect: new PatientSqlite(sqlite) });
}
