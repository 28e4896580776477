import { afterEach, beforeEach, expect, test } from "vitest";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { findDocumentById } from "#db/queries/documents.ts";
import { setStage } from "#test/collab/fixture.ts";
import type { FreshDatabase } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { aloneBus } from "../nodes/bus.ts";
import { type SharedDocument, withOwner } from "./admission.ts";
import { defaultLimits } from "./limits.ts";
import type { LiveDocument } from "./live-document.ts";
import { OpenDocuments } from "./open-documents.ts";

let database: FreshDatabase;
let db: Db;
let document: SharedDocument;
let documents: OpenDocuments;
let now = 0;

beforeEach(async () => {
	database = await freshSqlite();
	db = openDatabase(database.url);
	await migrate(db);
	const { documentId } = await setStage(db);
	const found = withOwner(await findDocumentById(db, documentId));
	if (!found) throw new Error("no document");
	document = found;
	const options = { db, limits: { ...defaultLimits, idleMs: 10 }, now: () => new Date(), ticks: () => now };
	documents = new OpenDocuments({ ...options, timeOfDay: Date.now, report: () => {}, bus: aloneBus });
});
afterEach(async () => {
	await db.destroy();
	await database.remove();
});

const sweepLater = async () => {
	now += 100;
	await documents.sweep();
};
const itself = (live: LiveDocument) => live;

test("[V46] a text does not leave memory while something is being done with it, however long that takes", async () => {
	const used = await documents.use(document, async (live) => {
		await sweepLater();
		await sweepLater();
		expect(live.evicted).toBe(false);
		return live;
	});
	await documents.sweep();
	expect(used.evicted).toBe(false);
	await sweepLater();
	expect(used.evicted).toBe(true);
	expect(documents.size).toBe(0);
});

test("[V46] whoever asks in the moment in which a text leaves memory gets it loaded anew", async () => {
	const first = await documents.use(document, itself);
	const asked = documents.use(document, itself);
	documents.evict(first);
	const second = await asked;
	expect(second).not.toBe(first);
	expect(second.evicted).toBe(false);
});

test("[V46] a text that left memory twice does not take its newer copy with it", async () => {
	const first = await documents.use(document, itself);
	documents.evict(first);
	const second = await documents.use(document, itself);
	documents.evict(first);
	expect(await documents.use(document, itself)).toBe(second);
	expect(documents.size).toBe(1);
});
