import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { narrativeRules } from "#app/features/narratives/document-rules.server.ts";
import { narrativeSchema, rootName } from "#app/features/narratives/document-schema.ts";
import { closeCode } from "#app/live/collab-protocol.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { appendUpdates, listUpdates } from "#db/queries/documents-log.ts";
import { transact } from "#db/steps.ts";
import { fitsRules } from "#server/collab/fits-rules.ts";
import { type Stage, setStage, startCollab, type TestServer } from "#test/collab/fixture.ts";
import { openRaw } from "#test/collab/raw-editor.ts";
import type { FreshDatabase } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { fixtureDocuments, unknownDocuments } from "./fixture-documents.ts";

/** What the editor's binding writes when it opens a document that came from the server. */
function openingUpdates(stored: Y.Doc): Uint8Array[] {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored));
	const updates: Uint8Array[] = [];
	doc.on("update", (update: Uint8Array) => updates.push(update));
	initProseMirrorDoc(doc.getXmlFragment(rootName), narrativeSchema);
	return updates;
}

const known = [...fixtureDocuments()];
const unknown = [...unknownDocuments()];

describe("the schema of narratives", () => {
	test("[K7] the fixtures hold every block and every mark", () => {
		const all = known.map(([, doc]) => doc.getXmlFragment(rootName).toString()).join("");
		for (const name of narrativeRules.blocks.keys())
			expect(all.toLowerCase()).toContain(`<${name}`.toLowerCase());
		for (const name of narrativeRules.marks.keys()) expect(all).toContain(`<${name}`);
	});

	test.each(known)(
		"[K7] opening a document with %s writes nothing, and the rules know all of it",
		(_name, doc) => {
			expect(openingUpdates(doc)).toEqual([]);
			expect(fitsRules(doc, narrativeRules)).toBe(true);
		},
	);

	test.each(unknown)("[K8] the rules do not know all of a document with %s", (_name, doc) => {
		expect(fitsRules(doc, narrativeRules)).toBe(false);
	});
});

describe("documents that another schema left behind", () => {
	let database: FreshDatabase;
	let db: Db;
	let stage: Stage;
	let server: TestServer;

	const store = (doc: Y.Doc) =>
		transact(db, () =>
			appendUpdates(
				db,
				[
					{
						documentId: stage.documentId,
						updates: [{ bytes: Y.encodeStateAsUpdate(doc), personId: "lead" }],
						clients: [],
					},
				],
				"2026-01-05T09:00:00.000Z",
			),
		);

	beforeEach(async () => {
		database = await freshSqlite();
		db = openDatabase(database.url);
		await migrate(db);
		stage = await setStage(db);
		server = await startCollab(db);
	});
	afterEach(async () => {
		await server.close();
		await db.destroy();
		await database.remove();
	});

	test.each(unknown)(
		"[K8] no editor gets a document with %s, and nothing of it is lost",
		async (_name, doc) => {
			await store(doc);
			const raw = openRaw(server, stage.documentName, "lead");
			expect(await raw.closed).toBe(closeCode.editorTooOld);
			expect(raw.received).toEqual([]);
			expect(await listUpdates(db, stage.documentId, 0)).toHaveLength(1);
			expect(server.reports).toEqual([expect.stringContaining("does not know")]);
		},
	);

	test("[K9] an editor of another schema is closed with 4426 before any frame", async () => {
		await store(known.at(-1)?.[1] ?? new Y.Doc());
		for (const schema of ["0", "2", "", "one"]) {
			const raw = openRaw(server, stage.documentName, "lead", { waymark: "1", schema });
			expect(await raw.closed).toBe(closeCode.editorTooOld);
			expect(raw.received).toEqual([]);
		}
	});
});
