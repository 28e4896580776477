import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { eraseAccount } from "#app/features/account/erase-account.server.ts";
import { rootName } from "#app/features/narratives/document-schema.ts";
import type { Db } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { listErased } from "#db/queries/after-restore.ts";
import { keepErasures, readErasures } from "#server/operations/erasures.ts";
import { setStage } from "#test/collab/fixture.ts";
import { draft, openRaw } from "#test/collab/raw-editor.ts";
import { KillableProcess } from "#test/crash/killable-process.ts";
import { freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { addPartnership, longAgo } from "#test/support/partnership.ts";
import { peopleStage } from "#test/support/people-stage.ts";
import { backupStage, givenRows, inside } from "./backup-stage.ts";

const postgres = postgresForTests();
const engines = [
	{ engine: "SQLite", fresh: freshSqlite, skipped: false },
	{ engine: "PostgreSQL", fresh: freshPostgres, skipped: !postgres.available },
];
let stage: ReturnType<typeof backupStage>;
let used: { remove(): Promise<void> }[] = [];
beforeEach(() => {
	stage = backupStage();
});
afterEach(async () => {
	for (const database of used.splice(0)) await database.remove();
	used = [];
	stage.remove();
});

async function make(fresh: typeof freshSqlite): Promise<string> {
	const database = await fresh();
	used.push(database);
	return database.url;
}

async function textOf(db: Db): Promise<string> {
	const doc = new Y.Doc();
	const updates = await db.selectFrom("document_update").select("bytes").orderBy("seq").execute();
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	return doc.getXmlFragment(rootName).toString();
}

describe.each(engines)("a back-up of $engine", ({ fresh, skipped }) => {
	test.skipIf(skipped)(
		"[Z10] [Z11] while three people write: everything acknowledged before it began is there, and it restores on both engines",
		async () => {
			const url = await make(fresh);
			const { documentName } = await inside(url, async (db) => {
				await migrate(db);
				return setStage(db);
			});
			const server = new KillableProcess(url);
			await server.start();
			const writers = (["lead", "supporter", "coordinator"] as const).map((person) => {
				const editor = openRaw(server, documentName, person);
				const { write } = draft();
				const written: string[] = [];
				const timer = setInterval(() => {
					if (editor.socket.readyState !== editor.socket.OPEN) return;
					written.push(`${person}-${written.length}.`);
					editor.sendUpdate(write(written.at(-1) ?? ""));
				}, 10);
				return { editor, saved: () => written.slice(0, editor.saved()), stop: () => clearInterval(timer) };
			});
			const saved = () => writers.flatMap((writer) => writer.saved());
			try {
				for (const round of [1, 2, 3]) {
					await expect.poll(() => saved().length).toBeGreaterThan(round * 60);
					const before = saved();
					const file = stage.file(`round-${round}`);
					expect(await stage.backup(url, file)).toMatchObject({ code: 0, err: "" });
					expect(statSync(file).mode & 0o077).toBe(0);
					const text = await inside(file, textOf);
					expect(before.filter((words) => !text.includes(words))).toEqual([]);
				}
			} finally {
				for (const writer of writers) {
					writer.stop();
					writer.editor.destroy();
				}
				await server.kill();
			}
			for (const target of engines.filter((one) => !one.skipped)) {
				const restored = await make(target.fresh);
				const ran = await stage.restore(restored, stage.file("round-3"));
				expect(ran).toMatchObject({ code: 0, err: "" });
				expect(ran.out).toContain("All is sound.");
				const theirs = await inside(restored, givenRows);
				expect(theirs).toEqual(await inside(stage.file("round-3"), givenRows));
				await inside(restored, async (db) => {
					await expect(
						db.deleteFrom("membership").where("role", "=", "observer").execute(),
					).resolves.toBeDefined();
					const orphan = { action_id: "no", organisation_id: "nobody", position: 1 };
					await expect(db.insertInto("action_support").values(orphan).execute()).rejects.toThrow();
				});
			}
		},
		120_000,
	);

	test.skipIf(skipped)(
		"[Z12] [Z13] replaces only when told to; who was forgotten since is forgotten again, and nobody is signed in",
		async () => {
			const url = await make(fresh);
			const { people } = await inside(url, async (db) => {
				await migrate(db);
				const made = await addPartnership(db);
				await db
					.updateTable("person")
					.set({ email: "ada@example.org" })
					.where("id", "=", made.people.coordinator.id)
					.execute();
				const session = {
					id: "hash",
					data: "{}",
					created_at: longAgo,
					used_at: longAgo,
					expires_at: "2999-01-01T00:00:00.000Z",
				};
				await db
					.insertInto("session")
					.values({ ...session, person_id: made.people.trustLead.id, device: null })
					.execute();
				return made;
			});
			const file = stage.file("before");
			expect((await stage.backup(url, file)).code).toBe(0);
			expect(await stage.backup(url, file)).toMatchObject({
				code: 1,
				err: expect.stringMatching(/is there already: .*\.\n$/),
			});
			const before = await inside(url, dump);
			expect(await stage.restore(url, file)).toMatchObject({
				code: 1,
				err: expect.stringMatching(/not empty: .*\.\n$/),
			});
			expect(await inside(url, dump)).toEqual(before);
			// One was forgotten in the database that is replaced, another is known from the file only.
			const at = "2026-02-01T10:00:00.000Z";
			await inside(url, (db) =>
				db
					.updateTable("person")
					.set({ erased_at: at, name: "A former member" })
					.where("id", "=", people.trustLead.id)
					.execute(),
			);
			writeFileSync(stage.file("erasures.txt"), `${people.coordinator.id} ${at}\nnot a line\n`);
			const ran = await stage.restore(url, file, "--replace");
			expect(ran).toMatchObject({ code: 0, err: "" });
			expect(ran.out).toContain("because they left since the back-up: 2.");
			await inside(url, async (db) => {
				const rows = await db
					.selectFrom("person")
					.select(["id", "email", "erased_at"])
					.where("erased_at", "is not", null)
					.execute();
				expect(rows.map((row) => row.id).sort()).toEqual([people.coordinator.id, people.trustLead.id].sort());
				expect(rows.every((row) => row.email === null && row.erased_at === at)).toBe(true);
				expect(await db.selectFrom("session").selectAll().execute()).toEqual([]);
				const roles = await db.selectFrom("membership").select("person_id").execute();
				expect(roles.map((row) => row.person_id)).not.toContain(people.coordinator.id);
			});
			expect(readErasures(stage.file("erasures.txt"))).toHaveLength(1);
		},
		120_000,
	);

	test.skipIf(skipped)(
		"[Z12] [Z14] a database that a server uses is left alone; the drill changes nothing",
		async () => {
			const url = await make(fresh);
			await inside(url, async (db) => {
				await migrate(db);
				await addPartnership(db);
			});
			const file = stage.file("one");
			expect((await stage.backup(url, file)).code).toBe(0);
			const bytes = readFileSync(file);
			await inside(url, async (db) => {
				const before = await dump(db);
				expect(await stage.restore(url, file, "--replace")).toMatchObject({
					code: 1,
					err: "Waymark is running on this database: stop it first.\n",
				});
				expect(await stage.restore(url, file, "--drill")).toMatchObject({ code: 0, err: "" });
				expect(await dump(db)).toEqual(before);
			});
			expect(readFileSync(file)).toEqual(bytes);
		},
		120_000,
	);
});

test("[Z13] an erasure is kept apart at once, by id and instant; one that could not be kept is reported, and done", async () => {
	const url = await make(freshSqlite);
	await inside(url, async (db) => {
		await migrate(db);
		const { app, people } = await peopleStage(db);
		const kept: { personId: string; at: string }[] = [];
		const reports: string[] = [];
		const keeping = {
			...app,
			endSession: () => {},
			keepErasure: async (erasure: { personId: string; at: string }) => {
				kept.push(erasure);
				await keepErasures(stage.file("erasures.txt"), [erasure]);
				if (kept.length > 1) throw new Error("The disk is full");
			},
			report: (message: string) => void reports.push(message),
		};
		for (const person of [people.councilLead, people.trustLead])
			expect(await eraseAccount(keeping, person, { typed: "erase" })).toMatchObject({ ok: true });
		expect(readErasures(stage.file("erasures.txt"))).toEqual(kept);
		expect(reports).toEqual(["an erasure could not be kept apart from the back-ups"]);
		expect(await listErased(db)).toEqual(kept);
		await keepErasures(stage.file("erasures.txt"), await listErased(db));
		expect(readErasures(stage.file("erasures.txt"))).toHaveLength(2);
	});
}, 60_000);

test("[Z12] [Z14] files that cannot be restored are told in one sentence, and the place stays as it was", async () => {
	const url = await make(freshSqlite);
	await inside(url, async (db) => {
		await migrate(db);
		await addPartnership(db);
	});
	const file = stage.file("good");
	await stage.backup(url, file);
	const damaged = stage.file("cut");
	writeFileSync(damaged, readFileSync(file));
	truncateSync(damaged, Math.floor(statSync(file).size / 2));
	const gap = stage.file("gap");
	writeFileSync(gap, readFileSync(file));
	await inside(gap, (db) => db.updateTable("roadmap").set({ revision: 7 }).execute());
	const newer = stage.file("newer");
	writeFileSync(newer, readFileSync(file));
	await inside(newer, (db) =>
		db
			.insertInto("kysely_migration" as never)
			.values({ name: "9999-later", timestamp: longAgo } as never)
			.execute(),
	);
	writeFileSync(stage.file("letter.txt"), "Dear council, this is no back-up at all.");
	const empty = await make(freshSqlite);
	for (const [name, sentence] of [
		["none", /^There is no file .*\.\n$/],
		["letter.txt", /is not a back-up of Waymark’s: nothing was changed\.\n$/],
		["cut", /nothing was changed\.\n$/],
		["gap", /is damaged, see above: nothing was changed\.\n$/],
		["newer", /was made by a later release of Waymark: .*\.\n$/],
	] as const) {
		const ran = await stage.restore(empty, stage.file(name));
		expect([name, ran.code, ran.err.trim().split("\n").length]).toEqual([name, 1, 1]);
		expect(ran.err).toMatch(sentence);
		expect(() => statSync(empty)).toThrow();
	}
	expect(await stage.restore(empty)).toMatchObject({ code: 1, err: expect.stringMatching(/^Which file\?/) });
	expect(await stage.backup(empty, stage.file("x"))).toMatchObject({
		code: 1,
		err: "There is no database here: check DATABASE_URL and DATA_DIR.\n",
	});
}, 120_000);
