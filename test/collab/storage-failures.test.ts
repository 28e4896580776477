import SqliteDatabase from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { narrativeText } from "#app/features/narratives/render-narrative.server.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { compactDocument, loadDocument } from "#server/collab/document-store.ts";
import { type FreshDatabase, freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { openFailing } from "#test/support/failing-database.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { shutOut } from "#test/support/shut-out.ts";
import { openEditor, type Stage, setStage, startCollab, type TestServer, until } from "./fixture.ts";
import { draft, openRaw, type RawEditor } from "./raw-editor.ts";

/** Where a suite runs, and what it takes to make storing impossible and possible again. */
interface Ground {
	fresh: () => Promise<FreshDatabase>;
	failures: Record<string, (db: Db, database: FreshDatabase) => Promise<() => Promise<void>>>;
}

function suite({ fresh, failures }: Ground): void {
	let database: FreshDatabase;
	let stage: Stage;
	let server: TestServer;
	let db: Db;
	/** Looks at what is stored beside the server. */
	let beside: Db;
	let raws: RawEditor[] = [];

	beforeEach(async () => {
		database = await fresh();
		beside = openDatabase(database.url);
		await migrate(beside);
		stage = await setStage(beside);
	});
	afterEach(async () => {
		for (const editor of raws) editor.destroy();
		raws = [];
		await server.close();
		await db.destroy();
		await beside.destroy();
		await database.remove();
	});

	const raw = async (as: "lead" | "supporter") => {
		const editor = openRaw(server, stage.documentName, as);
		raws.push(editor);
		await editor.opened;
		await until(() => editor.received.length > 0);
		return editor;
	};
	const seqs = async () => {
		const rows = await beside.selectFrom("document_update").select("seq").orderBy("seq").execute();
		return rows.map((row) => row.seq);
	};
	const text = async () => (await server.collab.documents.read(stage.documentId)).text;

	test.each(Object.keys(failures))(
		"[V40] %s: nothing is acknowledged, people are told, and all is stored once it is over",
		async (name) => {
			db = openDatabase(database.url);
			server = await startCollab(db, { limits: { notSavedMs: 60_000 } });
			const author = await raw("lead");
			const mine = draft();
			author.sendUpdate(mine.write("before"));
			await until(() => author.saved() === 1);
			const reader = openEditor(server, stage.documentName, "supporter");
			await until(() => reader.text() === "before");

			const mend = await failures[name]?.(db, database);
			const typed = Array.from({ length: 30 }, (_, i) => `meanwhile ${i}${" word".repeat(300)}`);
			for (const words of typed.slice(0, 20)) author.sendUpdate(mine.write(words));
			await until(() => author.received.some((frame) => frame.text === "not-saved"));
			// Typed while it lasts, in several attempts of the server to store what came before.
			for (const words of typed.slice(20)) {
				author.sendUpdate(mine.write(words));
				await new Promise((resolve) => setTimeout(resolve, 15));
			}
			expect(author.saved()).toBe(1);
			expect(reader.text()).toBe("before");
			expect(server.collab.figures().queuedBytes).toBeGreaterThan(0);
			await mend?.();

			await until(() => author.saved() === 31);
			await until(() => reader.text().includes("meanwhile 29"));
			expect(await seqs()).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
			expect(await text()).toBe(["before", ...typed].join("\n\n"));
			expect(server.collab.figures().queuedBytes).toBe(0);
			expect(server.reports).toEqual([expect.stringMatching(/could not be stored; they are kept/)]);
			reader.destroy();
		},
		60_000,
	);

	/** What the save path sends for one edit of a new writer. */
	const savePath = [
		/^begin|^start/,
		/^update "document"/,
		/"document_update"/,
		/"document_client"/,
		/^commit/,
	];

	test.each([0, 1, 2, 3, 4])(
		"[V41] statement %i of the save path fails once: no acknowledgement before it is stored, one copy, no gap",
		async (at) => {
			const failing = openFailing(database.url);
			db = failing.db;
			server = await startCollab(db);
			const author = await raw("lead");
			failing.failures.arm(at, "before");
			author.sendUpdate(draft().write("kept"));
			await until(() => author.received.some((frame) => frame.text === "not-saved"));
			await until(() => author.saved() === 1);
			expect(failing.failures.statements[at]).toMatch(savePath[at] ?? /never/);
			expect(await seqs()).toEqual([1]);
			expect(await text()).toBe("kept");
			const told = author.received.map((frame) => (frame.type === 102 ? frame.text : frame.type));
			expect(told.indexOf("not-saved")).toBeLessThan(told.lastIndexOf(100));
		},
	);

	test("[V52] each statement of taking a snapshot fails once: what is stored is as before, and the next attempt succeeds", async () => {
		const failing = openFailing(database.url);
		db = failing.db;
		server = await startCollab(db);
		const author = await raw("lead");
		const { write } = draft();
		for (const words of ["one", "two", "three", "four"]) author.sendUpdate(write(words));
		await until(() => author.saved() === 4);
		const compact = (through: number) =>
			compactDocument(db, stage.documentId, through, { now: new Date(), keepLogMs: 0 });
		await compact(1);
		await compact(2);
		const stored = async () => ({
			edits: await beside.selectFrom("document_update").selectAll().orderBy("seq").execute(),
			snapshots: await beside.selectFrom("document_snapshot").selectAll().orderBy("through_seq").execute(),
			text: await beside.selectFrom("document").select("text").executeTakeFirstOrThrow(),
		});
		const before = await stored();
		let statement = 0;
		for (; ; statement++) {
			failing.failures.arm(statement, "before");
			const taken = await compact(4).then(
				() => true,
				() => false,
			);
			if (taken) break;
			expect(await stored(), failing.failures.statements.at(statement)).toEqual(before);
		}
		// It reads, writes the snapshot and the text, and deletes older edits and snapshots, between begin and commit.
		expect(statement).toBeGreaterThanOrEqual(9);
		const after = await stored();
		expect(after.snapshots.map((row) => row.through_seq)).toEqual([2, 4]);
		expect(after.edits.map((row) => row.seq)).toEqual([3, 4]);
		const { doc } = await loadDocument(beside, stage.documentId);
		expect(narrativeText(doc)).toBe("one\n\ntwo\n\nthree\n\nfour");
	});

	test.each([1, 2, 3, 4])(
		"[V41] statement %i of the save path is carried out and its answer lost: the words are there once",
		async (at) => {
			const failing = openFailing(database.url);
			db = failing.db;
			server = await startCollab(db);
			const author = openEditor(server, stage.documentName, "lead");
			await until(() => author.provider.synced);
			failing.failures.arm(at, "after");
			author.write("kept");
			await until(() => failing.failures.statements.length > at);
			author.write("and more");
			await until(async () => (await text()) === "kept\n\nand more");
			const stored = await seqs();
			expect(stored).toEqual(stored.map((_, index) => index + 1));
			const late = openEditor(server, stage.documentName, "supporter");
			await until(() => late.text() === "kept\nand more");
			await until(() => author.text() === "kept\nand more");
			author.destroy();
			late.destroy();
		},
	);
}

/** Another process on the same file, as a back-up or a loader would be. */
async function lockFile(_: Db, { url }: FreshDatabase): Promise<() => Promise<void>> {
	const other = new SqliteDatabase(url);
	other.exec("begin immediate");
	return async () => {
		other.exec("rollback");
		other.close();
	};
}

async function setPragma(db: Db, on: string, off: string): Promise<() => Promise<void>> {
	await sql.raw(`pragma ${on}`).execute(db);
	return async () => void (await sql.raw(`pragma ${off}`).execute(db));
}

describe("a storage that fails (SQLite)", () =>
	suite({
		fresh: freshSqlite,
		failures: {
			"the disk is full": async (db) => {
				const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
				return setPragma(db, `max_page_count = ${rows[0]?.page_count}`, "max_page_count = 1000000");
			},
			"the database is locked by another process": lockFile,
			"the database is read-only": (db) => setPragma(db, "query_only = 1", "query_only = 0"),
		},
	}));

/** The connection dies while nothing is asked of it, in the middle of a transaction. */
function lostConnection(): void {
	test("[V42] a connection that is cut between two statements fails its transaction, and nothing else", async () => {
		const database = await freshPostgres();
		const db = openDatabase(database.url);
		const cut = async () => {
			const restore = await shutOut(database);
			await new Promise((resolve) => setTimeout(resolve, 200));
			await restore();
		};
		const transaction = db.transaction().execute(async (trx) => {
			await sql`select 1`.execute(trx);
			await cut();
			await sql`select 1`.execute(trx);
		});
		await expect(transaction).rejects.toThrow();
		expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
		await db.destroy();
		await database.remove();
	});
}

const onPostgres: Ground = {
	fresh: freshPostgres,
	failures: { "PostgreSQL is gone": (_, database) => shutOut(database) },
};
const postgres = postgresForTests();
if (postgres.available) {
	describe("a storage that fails (PostgreSQL)", () => suite(onPostgres));
	describe("a connection that is lost (PostgreSQL)", () => lostConnection());
} else {
	describe.skip(`a storage that fails (PostgreSQL, skipped: ${postgres.reason})`, () => suite(onPostgres));
	describe.skip(`a connection that is lost (PostgreSQL, skipped: ${postgres.reason})`, () =>
		lostConnection());
}
