import { join } from "node:path";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";

/** The database that the settings name: a URL, or the path of a SQLite file. */
export const databaseUrlOf = (env: Record<string, string | undefined>): string =>
	env.DATABASE_URL || join(env.DATA_DIR || "./data", "waymark.db");

/** Whether a URL names a database on a PostgreSQL server. */
export const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/** One sentence about what the person who runs a command can mend. */
export interface Mistake {
	mistake: string;
}

/**
 * Does something in the database that `DATABASE_URL` or `DATA_DIR` names, brought up to date first. `could` ends the sentence
 * "The database could not …".
 */
export async function inDatabase<T>(
	env: Record<string, string | undefined>,
	could: string,
	work: (db: Db) => Promise<T>,
): Promise<T | Mistake> {
	let db: Db | undefined;
	try {
		db = openDatabase(databaseUrlOf(env));
		await migrate(db);
	} catch (error) {
		await db?.destroy();
		return {
			mistake: `The database cannot be opened (${reasonOf(error)}): check DATABASE_URL and DATA_DIR.`,
		};
	}
	try {
		return await work(db);
	} catch (error) {
		return {
			mistake: `The database could not ${could} (${reasonOf(error)}); nothing was written: try again.`,
		};
	} finally {
		await db.destroy();
	}
}

/** A connection that fails for several addresses says so by code only. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.message || ("code" in error ? String(error.code) : error.name);
}
