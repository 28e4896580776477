import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { startCluster } from "#test/support/postgres-cluster.ts";
import { findPostgresPrograms } from "#test/support/postgres-programs.ts";
import { dumpPostgres, dumpSqlite } from "./dump-sql.ts";
import { fillRelease } from "./fill-release.ts";

const releases = resolve(import.meta.dirname, "../../db/releases");

/**
 * Marks the present schema as that of a release: writes `db/releases/VERSION/{sqlite,postgres}.sql`, a database of today with a
 * little in it, from which every later upgrade is tested. Returns one sentence; throws where there is no PostgreSQL.
 */
export async function markRelease(version: string): Promise<string> {
	const folder = join(releases, version);
	if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error("Which release? Give its number, as in 0.1.0.");
	if (existsSync(folder)) throw new Error(`Release ${version} is marked already, and stays as it is.`);
	const programs = findPostgresPrograms();
	if (!programs.ok) throw new Error(`PostgreSQL is needed: ${programs.reason}.`);
	const work = mkdtempSync(join(tmpdir(), "waymark-release-"));
	const cluster = await startCluster(programs.bin, programs.user);
	try {
		const file = join(work, "waymark.db");
		for (const url of [file, cluster.url]) {
			const db = openDatabase(url);
			await migrate(db);
			await fillRelease(db, url, work);
			await db.destroy();
		}
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, "sqlite.sql"), dumpSqlite(file));
		writeFileSync(join(folder, "postgres.sql"), dumpPostgres(cluster.url, programs.bin));
		return `Release ${version} is marked: commit db/releases/${version}.`;
	} finally {
		await cluster.stop();
		rmSync(work, { recursive: true, force: true });
	}
}
