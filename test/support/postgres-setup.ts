import type { TestProject } from "vitest/node";
import { startCluster } from "./postgres-cluster.ts";
import { findPostgresPrograms } from "./postgres-programs.ts";

/** Where tests find PostgreSQL; or the reason why their PostgreSQL half is skipped. */
export type PostgresForTests = { url: string } | { skipped: string };

declare module "vitest" {
	export interface ProvidedContext {
		postgres: PostgresForTests;
	}
}

/**
 * Runs once per `vitest`: uses the cluster that `TEST_POSTGRES_URL` names (whose user must be allowed to create
 * databases), else starts a throwaway one from installed programs, else says that PostgreSQL is skipped. `TEST_POSTGRES_URL=off` skips it for a quick check.
 */
export default async function setUpPostgres(
	project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
	const given = process.env.TEST_POSTGRES_URL;
	if (given === "off") {
		project.provide("postgres", { skipped: "TEST_POSTGRES_URL is off" });
		return undefined;
	}
	if (given) {
		project.provide("postgres", { url: given });
		return undefined;
	}
	const programs = findPostgresPrograms();
	if (!programs.ok) {
		process.stdout.write(`The tests on PostgreSQL are skipped: ${programs.reason}.\n`);
		project.provide("postgres", { skipped: programs.reason });
		return undefined;
	}
	const cluster = await startCluster(programs.bin, programs.user);
	project.provide("postgres", { url: cluster.url });
	return () => cluster.stop();
}
