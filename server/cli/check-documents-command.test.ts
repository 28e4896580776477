import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { mergeNarrative } from "#app/features/narratives/merge-narrative.server.ts";
import { renderNarrative } from "#app/features/narratives/render-narrative.server.ts";
import { recordVersion } from "#app/features/versions/record-version.server.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { appendUpdates, listUpdates } from "#db/queries/documents-log.ts";
import { transact } from "#db/steps.ts";
import { compactDocument } from "#server/collab/document-store.ts";
import { type Stage, setStage, startCollab } from "#test/collab/fixture.ts";
import { type FreshDatabase, freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { checkDocumentsCommand } from "./check-documents-command.ts";

const at = "2026-01-05T12:00:00.000Z";
const times = { now: new Date(at), keepLogMs: 0 };

function suite(fresh: () => Promise<FreshDatabase>): void {
	let database: FreshDatabase;
	let db: Db;
	let stage: Stage;

	beforeEach(async () => {
		database = await fresh();
		db = openDatabase(database.url);
		await migrate(db);
		stage = await setStage(db);
		const doc = new Y.Doc();
		doc.clientID = 77;
		for (const [index, text] of ["one", "one two", "one two three", "four", "five"].entries()) {
			const before = Y.encodeStateVector(doc);
			mergeNarrative(doc, text);
			const clients = index === 0 ? [{ clientId: 77, personId: "lead", organisationId: "nhs" }] : [];
			const updates = [{ bytes: Y.encodeStateAsUpdate(doc, before), personId: "lead" }];
			await transact(db, () => appendUpdates(db, [{ documentId: stage.documentId, updates, clients }], at));
			if (index % 2 === 1) await compactDocument(db, stage.documentId, index + 1, times);
			if (index !== 2) continue;
			const snapshot = { seq: 3, state: Y.encodeStateAsUpdate(doc), ...renderNarrative(doc) };
			const made = { kind: "named" as const, name: "Three", by: null, at };
			await db.transaction().execute((trx) => recordVersion(trx, stage.documentId, snapshot, made));
		}
	});
	afterEach(async () => {
		await db.destroy();
		await database.remove();
	});

	const check = async (url = database.url) => {
		let said = "";
		const say = (text: string) => {
			said += text;
		};
		const code = await checkDocumentsCommand({ env: { DATABASE_URL: url }, out: say, err: say });
		return { code, said };
	};

	test("[V30] sound documents: one sentence with what was looked at", async () => {
		expect(await check()).toEqual({
			code: 0,
			said: "Checked 1 document: 3 stored edits, 2 snapshots, 1 version. All is sound.\n",
		});
	});

	const damages: [string, RegExp, () => Promise<unknown>][] = [
		[
			"an edit that cannot be read",
			/cannot be put together as it is at edit 5/,
			() =>
				db
					.updateTable("document_update")
					.set({ bytes: Buffer.from([9]) })
					.where("seq", "=", 5)
					.execute(),
		],
		[
			"an edit with one letter of another",
			/its edit 5 is not what was written/,
			async () => {
				const [edit] = await listUpdates(db, stage.documentId, 4);
				const bytes = Buffer.from((edit?.bytes ?? []).map((byte) => (byte === 118 ? 119 : byte)));
				await db.updateTable("document_update").set({ bytes }).where("seq", "=", 5).execute();
			},
		],
		[
			"an edit that is missing in the middle",
			/its log has a gap before edit 5/,
			() => db.deleteFrom("document_update").where("seq", "=", 4).execute(),
		],
		[
			"an edit that is missing at the end",
			/newest edit is 5, but what is stored ends with 4/,
			() => db.deleteFrom("document_update").where("seq", "=", 5).execute(),
		],
		[
			"a snapshot that cannot be read",
			/its snapshot at edit 4 cannot be read/,
			() =>
				db
					.updateTable("document_snapshot")
					.set({ state: Buffer.from([9]) })
					.where("through_seq", "=", 4)
					.execute(),
		],
		[
			"a snapshot that lost words",
			/its snapshot at edit 4 differs from its log/,
			async () => {
				const doc = new Y.Doc();
				doc.clientID = 77;
				mergeNarrative(doc, "else");
				const state = Buffer.from(Y.encodeStateAsUpdate(doc));
				// Stored like that by a mistake of ours: its checksum says nothing.
				const wrong = { state, checksum: null };
				await db.updateTable("document_snapshot").set(wrong).where("through_seq", "=", 4).execute();
			},
		],
		[
			"an end that was counted wrong",
			/newest edit is 9, but what is stored ends with 5/,
			() => db.updateTable("document").set({ seq: 9 }).execute(),
		],
		[
			"a writer without a person",
			/it is not known who wrote under 77/,
			() => db.deleteFrom("document_client").execute(),
		],
		[
			"an oldest snapshot that is gone",
			/its log begins with edit 3, and nothing holds what came before/,
			() => db.deleteFrom("document_snapshot").execute(),
		],
	];
	test.each(damages)(
		"[V30] names the document, and what is wrong with it: %s",
		async (_, sentence, damage) => {
			await damage();
			const { code, said } = await check();
			expect(said).toContain(`Document ${stage.documentName} (the narrative of “Open a clinic”) is damaged:`);
			expect(said).toMatch(sentence);
			expect(said).toContain("1 document damaged");
			expect(code).toBe(1);
		},
	);

	test("[V30] names versions that cannot be read, or do not hold what they say", async () => {
		const insert = async (number: number, seq: number, state: Uint8Array, text: string) => {
			const row = { id: `v${number}`, document_id: stage.documentId, number, seq, kind: "named" as const };
			const rest = { name: null, html: "", text, authors: "[]", person_id: null, organisation_id: null, at };
			await db
				.insertInto("document_version")
				.values({ ...row, ...rest, state: Buffer.from(state) })
				.execute();
		};
		const doc = new Y.Doc();
		mergeNarrative(doc, "never written");
		const state = Y.encodeStateAsUpdate(doc);
		await insert(2, 4, new Uint8Array([9]), "");
		await insert(3, 4, state, "other words");
		await insert(4, 4, state, "never written");
		await insert(5, 99, state, "never written");
		const { said } = await check();
		expect(said.match(/version \d .*/g)).toEqual([
			"version 2 cannot be read",
			"version 3 does not hold its own text",
			"version 4 differs from its log",
			"version 5 is newer than the document",
		]);
	});

	test("[V31] runs beside the server while people write, finds nothing, and changes nothing", async () => {
		const server = await startCollab(db);
		const person = { id: "lead", name: "lead", administrator: false, memberships: [] };
		let writing = true;
		const writer = (async () => {
			for (let round = 0; writing; round++) {
				const { seq, text } = await server.collab.documents.read(stage.documentId);
				const edit = { baseSeq: seq, text: `${text}\n\nround ${round}`, person, organisationId: "nhs" };
				await server.collab.documents.merge(stage.documentId, edit);
			}
		})();
		for (let round = 0; round < 5; round++) expect((await check()).said).toMatch(/All is sound/);
		writing = false;
		await writer;
		await server.close();
		const rows = async () => [
			await db.selectFrom("document").selectAll().execute(),
			await db.selectFrom("document_update").selectAll().orderBy("seq").execute(),
		];
		const before = await rows();
		await check();
		expect(await rows()).toEqual(before);
	});

	test("[V31] a database that is not there, or not ours, is said to be so and not made", async () => {
		const missing = join(
			database.url.startsWith("postgres") ? "/nowhere" : `${database.url}-folder`,
			"waymark.db",
		);
		expect(await check(missing)).toEqual({
			code: 1,
			said: "There is no database here: check DATABASE_URL and DATA_DIR.\n",
		});
		expect(existsSync(missing)).toBe(false);
		expect((await check("postgres://nobody:x@127.0.0.1:1/none")).said).toMatch(/could not be checked/);
	});
}

describe("the check of the documents (SQLite)", () => suite(freshSqlite));
const postgres = postgresForTests();
if (postgres.available) describe("the check of the documents (PostgreSQL)", () => suite(freshPostgres));
else
	describe.skip(`the check of the documents (PostgreSQL, skipped: ${postgres.reason})`, () =>
		suite(freshPostgres));
