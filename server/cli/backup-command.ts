import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { copyDatabase } from "#db/copying/copy-database.ts";
import { copySqliteFile, sealSqliteFile } from "#db/copying/sqlite-file.ts";
import { openDatabase } from "#db/database.ts";
import { migrate, pendingMigrations } from "#db/migrate.ts";
import { databaseUrlOf, isPostgresUrl, reasonOf } from "./in-database.ts";
import { verifyDatabase } from "./verify-database.ts";

/** What the commands for back-ups need of the process that runs them. */
export interface BackupSurroundings {
	env: Record<string, string | undefined>;
	out: (text: string) => void;
	err: (text: string) => void;
}

/**
 * `npm run backup -- FILE`: writes a back-up of the database that `DATABASE_URL` or `DATA_DIR` names to a file that does not exist
 * yet, while people go on writing, and checks it. The file is an SQLite database, whatever the engine (docs/decisions/0023).
 * Returns the exit code: 0 when the file is there and sound; else 1, and there is no file.
 */
export async function backupCommand(args: string[], { env, out, err }: BackupSurroundings): Promise<number> {
	const fail = (sentence: string) => {
		err(`${sentence}\n`);
		return 1;
	};
	const [given = "", ...more] = args;
	if (given === "" || given.startsWith("-") || more.length > 0)
		return fail("Which file? Name one, as in npm run backup -- waymark-2026-11-21.backup.");
	const file = resolve(env.INIT_CWD ?? "", given);
	if (existsSync(file)) return fail(`${given} is there already: name a file that is not.`);
	const url = databaseUrlOf(env);
	if (!isPostgresUrl(url) && !existsSync(url))
		return fail("There is no database here: check DATABASE_URL and DATA_DIR.");
	const part = `${file}.part`;
	const clean = () => {
		for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(part + end, { force: true });
	};
	clean();
	try {
		// Whoever may read it may read everything: nobody but its maker.
		writeFileSync(part, "", { mode: 0o600 });
		if (isPostgresUrl(url)) await copyPostgres(url, part, out);
		else await copySqliteFile(url, part);
		sealSqliteFile(part);
		if (!(await isSound(part, out))) return fail("The back-up is not sound and was not kept: see above.");
		sealSqliteFile(part);
		renameSync(part, file);
	} catch (error) {
		return fail(`The back-up could not be made (${reasonOf(error)}); there is no file.`);
	} finally {
		clean();
	}
	out(`${given} is a sound back-up.\n`);
	return 0;
}

async function copyPostgres(url: string, part: string, out: (text: string) => void): Promise<void> {
	const source = openDatabase(url);
	const target = openDatabase(part);
	try {
		const pending = await pendingMigrations(source);
		if (pending.length > 0) throw new Error("the database is of an earlier release: use that one’s command");
		await migrate(target);
		await copyDatabase(source, target, (table, rows) => out(`  ${table}: ${rows.toLocaleString("en-GB")}\n`));
	} finally {
		await source.destroy();
		await target.destroy();
	}
}

async function isSound(part: string, out: (text: string) => void): Promise<boolean> {
	const db = openDatabase(part);
	try {
		return await verifyDatabase(db, out);
	} finally {
		await db.destroy();
	}
}
