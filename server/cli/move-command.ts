import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { copyDatabase } from "#db/copying/copy-database.ts";
import { countOtherClients } from "#db/copying/other-clients.ts";
import { isInUse } from "#db/copying/sqlite-file.ts";
import { dataVersion, isUsedAnywhere } from "#db/copying/tables.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate, pendingMigrations } from "#db/migrate.ts";
import type { BackupSurroundings } from "./backup-command.ts";
import { databaseUrlOf, isPostgresUrl, type Mistake, reasonOf } from "./in-database.ts";
import { verifyDatabase } from "./verify-database.ts";

const usage = "Usage: npm run move -- --to postgres://USER:PASSWORD@HOST/DATABASE [--replace]";

/**
 * `npm run move -- --to postgres://… [--replace]`: copies the SQLite database that `DATABASE_URL` or `DATA_DIR` names to PostgreSQL,
 * with Waymark stopped. The source is only read. Every row is compared, then ledger and shared texts are checked in the new place.
 * All of it is one transaction: a move that is cut short leaves an empty target, and can be begun again. A target that holds
 * anything is left alone without `--replace`. Returns the exit code.
 */
export async function moveCommand(args: string[], { env, out, err }: BackupSurroundings): Promise<number> {
	const fail = (sentence: string) => {
		err(`${sentence}\n`);
		return 1;
	};
	const wish = readWish(args);
	if ("mistake" in wish) return fail(`${wish.mistake}\n${usage}`);
	const from = databaseUrlOf(env);
	if (isPostgresUrl(from)) return fail("The database is on PostgreSQL already: there is nothing to move.");
	if (!existsSync(from)) return fail("There is no database here: check DATABASE_URL and DATA_DIR.");
	if (isInUse(from)) return fail("Waymark is running on this database: stop it first.");
	const source = openDatabase(from);
	const target = openDatabase(wish.to);
	try {
		const refusal = await refuseMove(source, target, wish.replace);
		if (refusal !== null) return fail(refusal);
		out("Checking what is here …\n");
		if (!(await verifyDatabase(source, out)))
			return fail("What is here is damaged, see above: nothing was moved.");
		const version = await dataVersion(source);
		await migrate(target);
		await copyDatabase(source, target, (table, rows, place) => {
			out(`  ${place.nth} of ${place.of}: ${table}, ${rows.toLocaleString("en-GB")} rows\n`);
		});
		if ((await dataVersion(source)) !== version)
			return fail("Somebody wrote to the database meanwhile: stop Waymark, and move again with --replace.");
		out("Checking what arrived …\n");
		if (!(await verifyDatabase(target, out)))
			return fail("What arrived is damaged, see above: do not use it.");
	} catch (error) {
		return fail(`The move failed (${reasonOf(error)}); what is here is as it was: mend that and try again.`);
	} finally {
		await source.destroy();
		await target.destroy();
	}
	out("Moved. Set DATABASE_URL to the new place and start Waymark; the SQLite file is as it was.\n");
	return 0;
}

async function refuseMove(source: Db, target: Db, replace: boolean): Promise<string | null> {
	if ((await pendingMigrations(source)).length > 0)
		return "The database is of an earlier release: start Waymark once, stop it, and move then.";
	if ((await countOtherClients(target)) > 0)
		return "Somebody is connected to the target: stop Waymark, and whatever else uses it.";
	if (!replace && (await isUsedAnywhere(target)))
		return "The target is not empty: name another database, or say --replace to give up what it holds.";
	return null;
}

function readWish(args: string[]): { to: string; replace: boolean } | Mistake {
	try {
		const options = { to: { type: "string" }, replace: { type: "boolean", default: false } } as const;
		const { values } = parseArgs({ args, options });
		if (!values.to || !isPostgresUrl(values.to))
			return { mistake: "Where to? Give --to and an address on PostgreSQL." };
		return { to: values.to, replace: values.replace };
	} catch {
		return { mistake: "The command knows --to with an address, and --replace." };
	}
}
