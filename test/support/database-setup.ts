import type { TestProject } from "vitest/node";
import { type MigratedDatabases, makeMigrated } from "./migrated-databases.ts";
import { startCluster } from "./postgres-cluster.ts";
import { findPostgresPrograms } from "./postgres-programs.ts";

/** Where tests find PostgreSQL; or the reason why their PostgreSQL half is skipped. */
export type PostgresForTests = { url: string } | { skipped: string };

declare module "vitest" {
	export interface ProvidedContext {
		postgres: PostgresForTests;
		migrated: MigratedDatabases;
	}
}

/** Runs once per `vitest`: finds a PostgreSQL, and migrates one database of each engine for tests to copy. */
export default async function setUpDatabases(project: TestProject): Promise<() => Promise<void>> {
	const { postgres, stop } = await findPostgres();
	const migrated = await makeMigrated("url" in postgres ? postgres.url : null);
	project.provide("postgres", postgres);
	project.provide("migrated", migrated.databases);
	return async () => {
		await migrated.remove();
		await stop();
	};
}

/**
 * Uses the cluster that `TEST_POSTGRES_URL` names (whose user must be allowed to create databases), else starts a throwaway one from
 * installed programs, else says that PostgreSQL is skipped. `TEST_POSTGRES_URL=off` skips it for a quick check.
 */
async function findPostgres(): Promise<{ postgres: PostgresForTests; stop(): Promise<void> }> {
	const given = process.env.TEST_POSTGRES_URL;
	const stop = async () => {};
	if (given === "off") return { postgres: { skipped: "TEST_POSTGRES_URL is off" }, stop };
	if (given) return { postgres: { url: given }, stop };
	const programs = findPostgresPrograms();
	if (!programs.ok) {
		process.stdout.write(`The tests on PostgreSQL are skipped: ${programs.reason}.\n`);
		return { postgres: { skipped: programs.reason }, stop };
	}
	const cluster = await startCluster(programs.bin, programs.user);
	return { postgres: { url: cluster.url }, stop: () => cluster.stop() };
}
