import { setTimeout as sleep } from "node:timers/promises";
import { type Migration, Migrator, sql } from "kysely";
import type { Db } from "./database.ts";
import * as m0001 from "./migrations/0001-walking-product.ts";
import * as m0002 from "./migrations/0002-versions.ts";
import * as m0003 from "./migrations/0003-comments.ts";
import * as m0004 from "./migrations/0004-settings.ts";
import * as m0005 from "./migrations/0005-sign-in.ts";
import * as m0006 from "./migrations/0006-editing.ts";
import * as m0007 from "./migrations/0007-people.ts";
import * as m0008 from "./migrations/0008-updates.ts";
import * as m0009 from "./migrations/0009-history.ts";
import * as m0010 from "./migrations/0010-meetings.ts";
import * as m0012 from "./migrations/0012-followers.ts";
import * as m0013 from "./migrations/0013-search.ts";
import * as m0014 from "./migrations/0014-checksums.ts";
import * as m0015 from "./migrations/0015-rights-revision.ts";
import * as m0017 from "./migrations/0017-next-release.ts";
import * as m0018 from "./migrations/0018-large-roadmaps.ts";
import * as m0019 from "./migrations/0019-order-of-roadmaps.ts";
import * as m0020 from "./migrations/0020-words-of-titles.ts";

const migrations: Record<string, Migration> = {
	"0001-walking-product": m0001,
	"0002-versions": m0002,
	"0003-comments": m0003,
	"0004-settings": m0004,
	"0005-sign-in": m0005,
	"0006-editing": m0006,
	"0007-people": m0007,
	"0008-updates": m0008,
	"0009-history": m0009,
	"0010-meetings": m0010,
	"0012-followers": m0012,
	"0013-search": m0013,
	"0014-checksums": m0014,
	"0015-rights-revision": m0015,
	"0017-next-release": m0017,
	"0018-large-roadmaps": m0018,
	"0019-order-of-roadmaps": m0019,
	"0020-words-of-titles": m0020,
};

/** How long a process waits for another one that migrates the same SQLite file, in milliseconds. */
const patienceMs = 120_000;

/**
 * Brings the tables up to date, or up to one migration; does nothing when they are. All pending migrations run in one transaction
 * and under a lock: processes that start at once wait for the one that migrates, and one that is killed leaves the tables as they
 * were. Forward only. Throws the first failure.
 */
export async function migrate(db: Db, upTo?: string): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
	const giveUpAt = performance.now() + patienceMs;
	for (;;) {
		const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
		if (error === undefined) return;
		if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
		await sleep(100);
	}
}

const isBusy = (error: unknown) =>
	error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");

/**
 * The migrations that this database lacks, by name. One that knows more than this code is not behind: while several nodes are
 * upgraded in turn, the old ones still serve. Throws when the database does not answer, or was never migrated.
 */
export async function pendingMigrations(db: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
	const done = new Set(rows.map(({ name }) => name));
	return Object.keys(migrations).filter((name) => !done.has(name));
}
