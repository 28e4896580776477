import { closeSync, existsSync, fsyncSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";
import SqliteDatabase from "better-sqlite3";

/** Marks an SQLite file as a back-up of ours, where SQLite keeps the mark of an application ("WAYM"). */
const applicationId = 0x5741594d;
const header = "SQLite format 3\0";

/** Whether a file is an SQLite database at all, by its first bytes. */
export function isSqliteFile(path: string): boolean {
	const first = Buffer.alloc(header.length);
	const file = openSync(path, "r");
	try {
		readSync(file, first, 0, first.length, 0);
	} finally {
		closeSync(file);
	}
	return first.toString("latin1") === header;
}

/**
 * Copies a SQLite database to a new file while others write to it (SQLite's online back-up, in one step: one picture, which holds
 * up no writer in WAL mode). Throws what SQLite says.
 */
export async function copySqliteFile(from: string, to: string): Promise<void> {
	const source = new SqliteDatabase(from, { fileMustExist: true });
	try {
		source.pragma("busy_timeout = 5000");
		await source.backup(to, { progress: () => 0x7fffffff });
	} finally {
		source.close();
	}
}

/** Makes one file of a database that nobody uses, marks it as ours, and has it on the disk when it returns. */
export function sealSqliteFile(path: string): void {
	const db = new SqliteDatabase(path);
	try {
		db.pragma("journal_mode = delete");
		db.pragma(`application_id = ${applicationId}`);
	} finally {
		db.close();
	}
	for (const place of [path, dirname(path)]) {
		const file = openSync(place, "r");
		fsyncSync(file);
		closeSync(file);
	}
}

/** Whether a SQLite file is a database of Waymark's, sealed or in use. */
export function isWaymarkFile(path: string): boolean {
	const db = new SqliteDatabase(path, { readonly: true });
	try {
		const tables = db.prepare(
			"select count(*) as n from sqlite_master where name in ('kysely_migration', 'roadmap', 'change')",
		);
		return (tables.get() as { n: number }).n === 3;
	} finally {
		db.close();
	}
}

/** Whether another process has a SQLite database open: a server that runs on it. A file that does not exist is nobody's. */
export function isInUse(path: string): boolean {
	if (!existsSync(path)) return false;
	// Whoever is there stays there: no need to wait long.
	const db = new SqliteDatabase(path, { timeout: 300 });
	try {
		// Leaving WAL mode needs the file for oneself; Waymark sets the mode again when it opens it.
		return db.pragma("journal_mode = delete", { simple: true }) !== "delete";
	} catch (error) {
		if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY"))
			return true;
		throw error;
	} finally {
		db.close();
	}
}
