import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import type { FreshDatabase } from "./databases.ts";
import { freshPostgresAt } from "./fresh-postgres.ts";
import { freshSqlite } from "./fresh-sqlite.ts";

/** What tests copy: a migrated database of each engine that nobody uses. */
export interface MigratedDatabases {
	/** The path of its file. */
	sqlite: string;
	/** Its name in the cluster; empty where there is none. */
	postgres: string;
}

/** Migrates one database of each engine; `remove` takes them away. */
export async function makeMigrated(
	cluster: string | null,
): Promise<{ databases: MigratedDatabases; remove(): Promise<void> }> {
	const sqlite = await migrated(await freshSqlite());
	const postgres = cluster === null ? null : await migrated(await freshPostgresAt(cluster));
	return {
		databases: {
			sqlite: sqlite.url,
			postgres: postgres === null ? "" : new URL(postgres.url).pathname.slice(1),
		},
		async remove() {
			await sqlite.remove();
			await postgres?.remove();
		},
	};
}

async function migrated(database: FreshDatabase): Promise<FreshDatabase> {
	const db = openDatabase(database.url);
	await migrate(db);
	await db.destroy();
	return database;
}
