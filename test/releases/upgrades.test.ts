import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import { build } from "esbuild";
import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { migrate, pendingMigrations } from "#db/migrate.ts";
import { verifyDatabase } from "#server/cli/verify-database.ts";
import { randomFrom } from "#test/crash/random.ts";
import { inside } from "#test/operations/backup-stage.ts";
import { freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { roadmapRow } from "#test/support/roadmap-row.ts";
import { schemaOf } from "./schema-of.ts";

const root = resolve(import.meta.dirname, "../..");
const releases = readdirSync(join(root, "db/releases"));
const postgres = postgresForTests();
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
const engines = [
	{ engine: "SQLite", fresh: freshSqlite, skipped: false },
	{ engine: "PostgreSQL", fresh: freshPostgres, skipped: !postgres.available },
] as const;

const used: { remove(): Promise<void> }[] = [];
afterEach(async () => {
	for (const database of used.splice(0)) await database.remove();
});
async function make(engine: (typeof engines)[number]): Promise<string> {
	const database = await engine.fresh();
	used.push(database);
	return database.url;
}

async function loadRelease(release: string, url: string): Promise<void> {
	const file = url.startsWith("postgres") ? "postgres.sql" : "sqlite.sql";
	const text = readFileSync(join(root, "db/releases", release, file), "utf8");
	if (file === "sqlite.sql") {
		const db = new SqliteDatabase(url);
		db.exec(text);
		db.close();
		return;
	}
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(text);
	await client.end();
}

describe.each(engines)("an upgrade on $engine", (engine) => {
	test.skipIf(engine.skipped).each(releases)(
		"[Z15] of what release %s left keeps every row, and ends with the tables of a new installation",
		async (release) => {
			const url = await make(engine);
			await loadRelease(release, url);
			const before = await inside(url, dump);
			expect(before.change?.length).toBeGreaterThan(0);
			expect(before.document_update?.length).toBe(2);
			const said: string[] = [];
			const { after, schema, pending } = await inside(url, async (db) => {
				await migrate(db);
				expect(await verifyDatabase(db, (text) => said.push(text)), said.join("")).toBe(true);
				return { after: await dump(db), schema: await schemaOf(db), pending: await pendingMigrations(db) };
			});
			expect(pending).toEqual([]);
			for (const [table, rows] of Object.entries(before)) {
				if (/^(kysely_|search_)/.test(table)) continue;
				// A column may have come to it.
				const now = (after[table] ?? []).map((row) => JSON.parse(row));
				for (const row of rows) expect(now).toContainEqual(expect.objectContaining(JSON.parse(row)));
			}
			const fresh = await inside(await make(engine), async (db) => {
				await migrate(db);
				return schemaOf(db);
			});
			expect(schema).toEqual(fresh);
		},
		60_000,
	);
});

describe.each(engines)("roadmaps from before they had an order, on $engine", (engine) => {
	test.skipIf(engine.skipped)("[R25] have that of their titles", async () => {
		const slugs = await inside(await make(engine), async (db) => {
			await migrate(db, "0018-large-roadmaps");
			for (const slug of ["b", "c", "a"]) await db.insertInto("roadmap").values(roadmapRow(slug)).execute();
			await migrate(db);
			return db.selectFrom("roadmap").select(["slug", "position"]).orderBy("position").execute();
		});
		expect(slugs).toEqual(["a", "b", "c"].map((slug, position) => ({ slug, position })));
	});
});

describe.each(engines)(`processes that migrate on $engine (seed ${seed})`, (engine) => {
	let program = "";
	beforeAll(async () => {
		program = join(root, `.cache/tests/migrate-once-${process.pid}.mjs`);
		const options = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
		await build({
			absWorkingDir: root,
			entryPoints: ["test/releases/migrate-once.ts"],
			outfile: program,
			...options,
		});
	});
	const start = (url: string): ChildProcess =>
		spawn(process.execPath, [program, url], { stdio: ["ignore", "ignore", "pipe", "ipc"] });

	test.skipIf(engine.skipped)(
		"[Z16] at once: each ends well, and each migration has run once",
		async () => {
			const url = await make(engine);
			const exits = [1, 2, 3].map(async () => (await once(start(url), "exit"))[0]);
			expect(await Promise.all(exits)).toEqual([0, 0, 0]);
			await inside(url, async (db) => {
				expect(await pendingMigrations(db)).toEqual([]);
				const { rows } = await sql<{
					n: number;
				}>`select count(*) as n from kysely_migration group by name having count(*) > 1`.execute(db);
				expect(rows).toEqual([]);
			});
		},
		60_000,
	);

	test.skipIf(engine.skipped)(
		"[Z17] killed at random moments: the tables are the old ones or the new ones, and the next start completes them",
		async () => {
			const random = randomFrom(seed);
			const newest = await inside(await make(engine), async (db) => {
				await migrate(db);
				return schemaOf(db);
			});
			const found = new Set<string>();
			for (let round = 0; round < 8; round++) {
				const url = await make(engine);
				const old = await inside(url, async (db) => {
					await migrate(db, "0004-settings");
					await addSomebody(db);
					return schemaOf(db);
				});
				const child = start(url);
				const gone = once(child, "exit");
				await once(child, "message");
				await sleep(Math.floor(random() * 120));
				child.kill("SIGKILL");
				await gone;
				await inside(url, async (db) => {
					const left = JSON.stringify(await schemaOf(db));
					expect([JSON.stringify(old), JSON.stringify(newest)], `round ${round}`).toContain(left);
					found.add(left === JSON.stringify(old) ? "old" : "new");
					await migrate(db);
					expect(await schemaOf(db)).toEqual(newest);
					expect(await db.selectFrom("person").select("name").execute()).toEqual([{ name: "Ada" }]);
				});
			}
			expect(found.has("old"), "no kill came before the end").toBe(true);
		},
		120_000,
	);
});

async function addSomebody(db: Db): Promise<void> {
	await sql`insert into person (id, name, created_at) values ('ada', 'Ada', '2026-01-05T09:00:00.000Z')`.execute(
		db,
	);
}
