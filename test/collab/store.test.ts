import { expect, test } from "vitest";
import * as Y from "yjs";
import { mergeNarrative } from "#app/features/narratives/merge-narrative.server.ts";
import { narrativeText } from "#app/features/narratives/render-narrative.server.ts";
import type { Db } from "#db/database.ts";
import { appendUpdates, listUpdates } from "#db/queries/documents-log.ts";
import { transact } from "#db/steps.ts";
import { compactDocument, loadDocument, loadDocumentAt } from "#server/collab/document-store.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { type Stage, setStage, startCollab, until } from "./fixture.ts";
import { openRaw } from "./raw-editor.ts";

const day = 86_400_000;
const monday = new Date("2026-01-05T12:00:00.000Z");

describeEachDatabase("the store of documents", (open) => {
	let db: Db;
	let stage: Stage;

	/** Stores as many edits as there are texts, each replacing the one before. */
	const write = async (doc: Y.Doc, texts: string[]) => {
		for (const text of texts) {
			const before = Y.encodeStateVector(doc);
			mergeNarrative(doc, text);
			const bytes = Y.encodeStateAsUpdate(doc, before);
			const edits = { documentId: stage.documentId, updates: [{ bytes, personId: "lead" }], clients: [] };
			await transact(db, () => appendUpdates(db, [edits], monday.toISOString()));
		}
	};
	const start = async (texts: string[]) => {
		db = await open();
		stage = await setStage(db);
		const doc = new Y.Doc();
		await write(doc, texts);
		return doc;
	};
	const compact = (through: number, now: Date) =>
		compactDocument(db, stage.documentId, through, { now, keepLogMs: day });
	const snapshots = async () =>
		(await db.selectFrom("document_snapshot").select("through_seq").orderBy("through_seq").execute()).map(
			(row) => row.through_seq,
		);
	const seqs = async () => (await listUpdates(db, stage.documentId, 0)).map((row) => row.seq);
	const textAt = async (seq: number) => {
		const doc = await loadDocumentAt(db, stage.documentId, seq);
		return doc && narrativeText(doc);
	};

	test("[C15] the log of the last day stays, older parts of it go once two later snapshots hold them", async () => {
		const doc = await start(["a", "b", "c"]);
		await compact(2, monday);
		expect([await snapshots(), await seqs()]).toEqual([[2], [1, 2, 3]]);
		await write(doc, ["d", "e"]);
		await compact(4, new Date(monday.getTime() + 0.5 * day));
		expect([await snapshots(), await seqs()]).toEqual([
			[2, 4],
			[1, 2, 3, 4, 5],
		]);
		await compact(5, new Date(monday.getTime() + 1.2 * day));
		expect([await snapshots(), await seqs()]).toEqual([
			[2, 4, 5],
			[3, 4, 5],
		]);
		expect([await textAt(1), await textAt(2), await textAt(3), await textAt(5), await textAt(6)]).toEqual([
			null,
			"b",
			"c",
			"e",
			null,
		]);
		const loaded = await loadDocument(db, stage.documentId);
		expect([loaded.seq, loaded.sinceSnapshot, narrativeText(loaded.doc)]).toEqual([5, 0, "e"]);
		const { text } = await db.selectFrom("document").select("text").executeTakeFirstOrThrow();
		expect(text).toBe("e");
	});

	test("[C16] an edit that cannot be read any more: the document opens read-only, as it was before it", async () => {
		await start(["a", "b", "c", "d"]);
		await db
			.updateTable("document_update")
			.set({ bytes: Buffer.from([9, 9, 9]) })
			.where("seq", "=", 3)
			.execute();
		await expect(compact(4, monday)).rejects.toThrow(/cannot be rebuilt/);
		expect([await snapshots(), await seqs()]).toEqual([[], [1, 2, 3, 4]]);
		const server = await startCollab(db);
		const editor = openRaw(server, stage.documentName, "lead");
		await until(() => editor.received.some((frame) => frame.text === "damaged"));
		expect(editor.received.find((frame) => frame.type === 101)?.count).toBe(0);
		expect(await server.collab.documents.read(stage.documentId)).toEqual({
			seq: 2,
			html: "<p>b</p>",
			text: "b",
		});
		expect(server.reports[0]).toMatch(/damaged at edit 3/);
		editor.destroy();
		await server.close();
	});

	test("[C16] a snapshot that cannot be read any more is made good by the one before and the log", async () => {
		const doc = await start(["a", "b"]);
		await compact(1, monday);
		await compact(2, monday);
		await write(doc, ["c"]);
		await db
			.updateTable("document_snapshot")
			.set({ state: Buffer.from([9]) })
			.where("through_seq", "=", 2)
			.execute();
		const loaded = await loadDocument(db, stage.documentId);
		expect([loaded.damagedAt, loaded.seq, narrativeText(loaded.doc)]).toEqual([null, 3, "c"]);
	});
});
