import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, openDatabase } from "#db/database.ts";
import { backupCommand } from "#server/cli/backup-command.ts";
import { moveCommand } from "#server/cli/move-command.ts";
import { restoreCommand } from "#server/cli/restore-command.ts";
import { dump } from "#test/support/dump.ts";

/** What a command printed, and how it ended. */
export interface Ran {
	code: number;
	out: string;
	err: string;
}

/** A folder for back-ups, and the commands on a database that a URL names. */
export function backupStage() {
	const folder = mkdtempSync(join(tmpdir(), "waymark-backup-"));
	const run = async (command: typeof backupCommand, url: string, args: string[]): Promise<Ran> => {
		const ran = { code: 0, out: "", err: "" };
		ran.code = await command(args, {
			env: { DATABASE_URL: url, DATA_DIR: folder },
			out: (text) => {
				ran.out += text;
			},
			err: (text) => {
				ran.err += text;
			},
		});
		return ran;
	};
	return {
		folder,
		file: (name: string) => join(folder, name),
		backup: (url: string, ...args: string[]) => run(backupCommand, url, args),
		move: (url: string, ...args: string[]) => run(moveCommand, url, args),
		restore: (url: string, ...args: string[]) => run(restoreCommand, url, args),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** What people gave us, without what is made from it. */
export async function givenRows(db: Db): Promise<Record<string, string[]>> {
	const all = await dump(db);
	return Object.fromEntries(Object.entries(all).filter(([table]) => !/^(search_|kysely_)/.test(table)));
}

/** Does something in the database that a URL names, and closes it again: commands want it for themselves. */
export async function inside<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
	const db = openDatabase(url);
	try {
		return await work(db);
	} finally {
		await db.destroy();
	}
}
