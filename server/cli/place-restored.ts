import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { copyDatabase } from "#db/copying/copy-database.ts";
import { countOtherClients } from "#db/copying/other-clients.ts";
import { isInUse, isSqliteFile } from "#db/copying/sqlite-file.ts";
import { isUsedAnywhere } from "#db/copying/tables.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { isUsed, listErased } from "#db/queries/after-restore.ts";
import type { Erasure } from "../operations/erasures.ts";

/** Where a restored database goes. */
export interface Place {
	/** Where a copy of the back-up may be prepared. */
	folder: string;
	/** Why nothing may be put here; null when it may. */
	refusal(replace: boolean): Promise<string | null>;
	/** Who was forgotten in what is here now, as far as it can be read. */
	erased(): Promise<Erasure[]>;
	/** Puts a prepared copy here, all at once. */
	put(copy: string, out: (text: string) => void): Promise<void>;
}

const inUse = "Waymark is running on this database: stop it first.";
const notEmpty =
	"The database here is not empty: restore somewhere else, or say --replace to give up what it holds.";

async function withDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
	const db = openDatabase(url);
	try {
		return await work(db);
	} finally {
		await db.destroy();
	}
}

/** A place on this machine. */
export async function placeOnSqlite(path: string): Promise<Place> {
	const readable = () => existsSync(path) && isSqliteFile(path);
	mkdirSync(dirname(path), { recursive: true });
	return {
		folder: dirname(path),
		async refusal(replace) {
			if (!existsSync(path)) return null;
			if (readable() && isInUse(path)) return inUse;
			if (replace) return null;
			const used = readable() && (await withDatabase(path, isUsed).catch(() => true));
			return used ? notEmpty : null;
		},
		erased: async () => (readable() ? withDatabase(path, listErased).catch(() => []) : []),
		async put(copy) {
			if (readable() && isInUse(path)) throw new Error("somebody started Waymark meanwhile");
			for (const end of ["-wal", "-shm"]) rmSync(path + end, { force: true });
			renameSync(copy, path);
		},
	};
}

/** A place on a PostgreSQL server: the whole schema that the connection finds. */
export async function placeOnPostgres(url: string): Promise<Place> {
	const counts = await withDatabase(url, countOtherClients);
	return {
		folder: tmpdir(),
		async refusal(replace) {
			if (counts > 0) return inUse;
			return replace || !(await withDatabase(url, isUsedAnywhere)) ? null : notEmpty;
		},
		erased: () => withDatabase(url, listErased).catch(() => []),
		put: (copy, out) =>
			withDatabase(url, async (target) => {
				await migrate(target);
				await withDatabase(copy, (source) =>
					copyDatabase(source, target, (table, rows) => out(`  ${table}: ${rows.toLocaleString("en-GB")}\n`)),
				);
			}),
	};
}
