import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { narrativeText } from "#app/features/narratives/render-narrative.server.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { ensureNarrative, findDocumentById } from "#db/queries/documents.ts";
import { appendUpdates } from "#db/queries/documents-log.ts";
import { transact } from "#db/steps.ts";
import { setStage, until } from "#test/collab/fixture.ts";
import type { FreshDatabase } from "#test/support/databases.ts";
import { openFailing } from "#test/support/failing-database.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { aloneBus } from "../nodes/bus.ts";
import { withOwner } from "./admission.ts";
import { compactDocument, loadDocument, loadDocumentAt } from "./document-store.ts";
import { defaultLimits } from "./limits.ts";
import type { LiveDocument } from "./live-document.ts";
import { OpenDocuments } from "./open-documents.ts";

const at = "2026-01-05T12:00:00.000Z";
const every = 10;

let database: FreshDatabase;
let failing: ReturnType<typeof openFailing>;
let documents: OpenDocuments;
let reports: string[];
let documentId: string;

beforeEach(async () => {
	database = await freshSqlite();
	const fresh = openDatabase(database.url);
	await migrate(fresh);
	({ documentId } = await setStage(fresh));
	await fresh.destroy();
	failing = openFailing(database.url);
	reports = [];
	documents = new OpenDocuments({
		db: failing.db,
		limits: { ...defaultLimits, snapshotEvery: every },
		now: () => new Date(),
		ticks: () => performance.now(),
		timeOfDay: Date.now,
		report: (message) => void reports.push(message),
		bus: aloneBus,
	});
});
afterEach(async () => {
	await documents.close();
	await failing.db.destroy();
	await database.remove();
});

/** Edits that each add a paragraph. */
function paragraphs(texts: string[]): Uint8Array[] {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on("update", (update) => void updates.push(update));
	for (const text of texts) {
		const paragraph = new Y.XmlElement("paragraph");
		paragraph.insert(0, [new Y.XmlText(text)]);
		doc.getXmlFragment("body").push([paragraph]);
	}
	return updates;
}

const store = (id: string, updates: Uint8Array[]) => {
	const edits = {
		documentId: id,
		updates: updates.map((bytes) => ({ bytes, personId: "lead" })),
		clients: [],
	};
	return transact(failing.db, () => appendUpdates(failing.db, [edits], at));
};
const tenTexts = Array.from({ length: every }, (_, index) => `Paragraph ${index}.`);

/** Loads a text of ten edits, all since its last snapshot. */
async function load(id: string, updates = paragraphs(tenTexts)): Promise<LiveDocument> {
	await store(id, updates);
	const found = withOwner(await findDocumentById(failing.db, id));
	if (!found) throw new Error("no document");
	return documents.use(found, (live) => live);
}

async function loadMany(count: number): Promise<LiveDocument[]> {
	const action = await failing.db
		.selectFrom("action")
		.selectAll()
		.where("id", "=", "action")
		.executeTakeFirstOrThrow();
	const all: LiveDocument[] = [];
	for (let i = 0; i < count; i++) {
		const id = `action-${i}`;
		await failing.db
			.insertInto("action")
			.values({ ...action, id, slug: id })
			.execute();
		const made = await ensureNarrative(failing.db, { id, roadmapId: "roadmap" }, { schemaVersion, at });
		all.push(await load(made.id));
	}
	return all;
}

const snapshots = () =>
	failing.db.selectFrom("document_snapshot").select(["document_id", "through_seq"]).execute();

test("[V54] of many that are due at once one is taken after the other, and edits are stored in between", async () => {
	const all = await loadMany(12);
	failing.failures.arm(-1, "before");
	for (const live of all) documents.compactIfDue(live);
	await store(documentId, paragraphs(["meanwhile"]));
	expect((await snapshots()).length).toBeLessThan(2);
	await until(async () => (await snapshots()).length >= 3);
	await store(documentId, paragraphs(["and on"]));
	expect((await snapshots()).length).toBeLessThan(all.length);
	await until(async () => (await snapshots()).length === all.length);
	expect(new Set(await snapshots())).toEqual(
		new Set(all.map(({ id, seq }) => ({ document_id: id, through_seq: seq }))),
	);
	// Each looks for the snapshot before and for one of its own, writes it, reads it back, and looks for what can be forgotten.
	const steps = failing.failures.statements.flatMap((text) =>
		/document_snapshot/.test(text) && !/"document_id", "through_seq" from/.test(text)
			? [text.startsWith("insert") ? "write" : "look"]
			: [],
	);
	expect(steps).toEqual(all.flatMap(() => ["look", "look", "write", "look", "look"]));
	expect(all.map((live) => [live.compacting, live.sinceSnapshot])).toEqual(all.map(() => [false, 0]));
	expect(reports).toEqual([]);
});

test("[V54] at the end no further one is begun, and the one that is being taken is whole", async () => {
	const all = await loadMany(4);
	for (const live of all) documents.compactIfDue(live);
	await documents.close();
	expect(await snapshots()).toEqual([{ document_id: all[0]?.id, through_seq: every }]);
	for (const live of all) documents.compactIfDue(live);
	expect(all.map((live) => live.compacting)).toEqual(all.map(() => false));
	expect(reports).toEqual([]);
});

test("[V55] what is stored while a snapshot is being made stays in the log, and is not in it", async () => {
	const updates = paragraphs([...tenTexts, "Meanwhile."]);
	const live = await load(documentId, updates.slice(0, every));
	let taken = false;
	const times = { now: new Date(), keepLogMs: 0 };
	const taking = compactDocument(failing.db, documentId, live.seq, times).then(() => {
		taken = true;
	});
	await store(documentId, updates.slice(every));
	expect(taken).toBe(false);
	await taking;
	expect(await snapshots()).toEqual([{ document_id: documentId, through_seq: every }]);
	const [then, now] = [every, every + 1].map((seq) => loadDocumentAt(failing.db, documentId, seq));
	const textOf = (doc: Y.Doc | null | undefined) => doc && narrativeText(doc).split("\n\n");
	expect(textOf(await then)).toEqual(tenTexts);
	expect(textOf(await now)).toEqual([...tenTexts, "Meanwhile."]);
});

test("[V55] a snapshot that is not stored as it was made changes nothing", async () => {
	const live = await load(documentId);
	await sql`create trigger spoil after insert on document_snapshot begin
		update document_snapshot set state = x'0000' where through_seq = new.through_seq; end`.execute(
		failing.db,
	);
	documents.compactIfDue(live);
	await until(() => reports.length === 1);
	expect(reports).toEqual([`No snapshot of document ${documentId} could be taken`]);
	expect(await snapshots()).toEqual([]);
	expect((await loadDocument(failing.db, documentId)).sinceSnapshot).toBe(every);
	// Not again with every further edit.
	documents.compactIfDue(live);
	expect(live.compacting).toBe(false);
});

test("[V56] the log of a large text may grow longer before the next snapshot", async () => {
	const small = await load(documentId);
	documents.compactIfDue(small);
	expect(small.compacting).toBe(true);
	const [large] = await loadMany(1);
	if (!large) throw new Error("no document");
	large.bytes = 200_000;
	large.planSnapshot(every);
	const dueAt = (edits: number) => {
		large.sinceSnapshot = edits;
		documents.compactIfDue(large);
		return large.compacting;
	};
	expect([dueAt(10), dueAt(499), dueAt(500)]).toEqual([false, false, true]);
});
