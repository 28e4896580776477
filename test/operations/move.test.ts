import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { build } from "esbuild";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadDemo } from "#app/features/loading/load-demo.server.ts";
import type { Db } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { fillRelease } from "#test/releases/fill-release.ts";
import { schemaOf } from "#test/releases/schema-of.ts";
import { freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { backupStage, givenRows, inside } from "./backup-stage.ts";

const root = resolve(import.meta.dirname, "../..");
const postgres = postgresForTests();
let stage: ReturnType<typeof backupStage>;
const used: { remove(): Promise<void> }[] = [];
beforeEach(() => {
	stage = backupStage();
});
afterEach(async () => {
	for (const database of used.splice(0)) await database.remove();
	stage.remove();
});

async function make(
	fresh: typeof freshSqlite,
	fill?: (db: Db, url: string) => Promise<unknown>,
): Promise<string> {
	const database = await fresh();
	used.push(database);
	if (fill)
		await inside(database.url, async (db) => {
			await migrate(db);
			await fill(db, database.url);
		});
	return database.url;
}

async function demo(db: Db): Promise<void> {
	const loaded = await loadDemo(db, { now: new Date("2026-11-21T12:00:00.000Z"), demoFolder: "db/demo" });
	if (!loaded.ok) throw new Error("The demo could not be loaded");
}

/** The demo, a second roadmap from a file, people, and edits of texts. */
async function livedIn(db: Db, url: string): Promise<void> {
	await demo(db);
	await fillRelease(db, url, stage.folder);
}

describe.skipIf(!postgres.available)("moving to PostgreSQL", () => {
	test.each([
		["the demo", demo],
		["a lived-in installation", livedIn],
	])(
		"[Z18] %s: every row is the same, and what may not change still may not",
		async (_name, fill) => {
			const from = await make(freshSqlite, fill);
			const before = await inside(from, givenRows);
			const to = await make(freshPostgres);
			const ran = await stage.move(from, "--to", to);
			expect(ran).toMatchObject({ code: 0, err: "" });
			expect(ran.out).toMatch(/ 1 of \d+: action, \d+ rows\n/);
			expect(ran.out.match(/All is sound\./g)).toHaveLength(2);
			expect(await inside(to, givenRows)).toEqual(before);
			expect(await inside(from, givenRows)).toEqual(before);
			const fresh = await inside(await make(freshPostgres, async () => {}), schemaOf);
			await inside(to, async (db) => {
				expect(await schemaOf(db)).toEqual(fresh);
				for (const statement of [
					"update published_update set title = 'Another'",
					"delete from published_update",
					"truncate published_update cascade",
					"insert into membership (roadmap_id, person_id, organisation_id, role) values ('a', 'b', 'c', 'lead')",
				])
					await expect(sql.raw(statement).execute(db), statement).rejects.toThrow();
			});
			expect(await stage.move(from, "--to", to)).toMatchObject({
				code: 1,
				err: expect.stringMatching(/^The target is not empty: .*\.\n$/),
			});
			expect(await stage.move(from, "--to", to, "--replace")).toMatchObject({ code: 0, err: "" });
			expect(await inside(to, givenRows)).toEqual(before);
		},
		120_000,
	);

	test("[Z19] killed on the way, it leaves an empty target, and the next try completes it", async () => {
		const from = await make(freshSqlite, demo);
		const to = await make(freshPostgres);
		const program = resolve(root, `.cache/tests/move-${process.pid}.mjs`);
		const options = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
		await build({ absWorkingDir: root, entryPoints: ["server/cli/move.ts"], outfile: program, ...options });
		const child = spawn(process.execPath, [program, "--to", to], {
			env: { ...process.env, DATABASE_URL: from },
			stdio: ["ignore", "pipe", "inherit"],
		});
		let said = "";
		child.stdout.on("data", (chunk) => {
			said += chunk;
			if (/ 3 of \d+:/.test(said)) child.kill("SIGKILL");
		});
		const [code] = await once(child, "exit");
		expect(code).toBeNull();
		const roadmaps = () => inside(to, (db) => db.selectFrom("roadmap").select("slug").execute());
		expect(await roadmaps()).toEqual([]);
		// The server may need a moment to notice that nobody is there any more.
		await expect.poll(async () => (await stage.move(from, "--to", to)).code, { timeout: 20_000 }).toBe(0);
		expect(await roadmaps()).toHaveLength(2);
	}, 90_000);

	test("[Z19] what cannot be moved is told in one sentence, and nothing is written", async () => {
		const from = await make(freshSqlite, (db) => addPartnership(db));
		const to = await make(freshPostgres);
		const old = await make(freshSqlite);
		await inside(old, (db) => migrate(db, "0010-meetings"));
		const sentence = async (url: string, ...args: string[]) => {
			const ran = await stage.move(url, ...args);
			expect(ran.code).toBe(1);
			return ran.err.split("\n")[0];
		};
		expect(await sentence(from)).toMatch(/^Where to\? /);
		expect(await sentence(from, "--to", "/tmp/other.db")).toMatch(/^Where to\? /);
		expect(await sentence(from, "--too", to)).toMatch(/^The command knows /);
		expect(await sentence(to, "--to", to)).toMatch(/^The database is on PostgreSQL already: /);
		expect(await sentence(`${from}.none`, "--to", to)).toMatch(/^There is no database here: /);
		expect(await sentence(old, "--to", to)).toMatch(/^The database is of an earlier release: /);
		expect(await sentence(from, "--to", "postgres://127.0.0.1:1/x")).toMatch(/^The move failed \(.+\); /);
		await inside(from, async (db) => {
			await db.selectFrom("person").select("id").execute();
			expect(await sentence(from, "--to", to)).toMatch(/^Waymark is running on this database: /);
		});
		await inside(to, async (db) => {
			await sql`select 1`.execute(db);
			expect(await sentence(from, "--to", to)).toMatch(/^Somebody is connected to the target: /);
			expect(await db.introspection.getTables()).toEqual([]);
		});
	}, 60_000);
});
