import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { mergeNarrative } from "#app/features/narratives/merge-narrative.server.ts";
import { messageType } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { appendUpdates, listUpdates } from "#db/queries/documents-log.ts";
import { transact } from "#db/steps.ts";
import { compactDocument } from "#server/collab/document-store.ts";
import { below, randomFrom } from "#test/crash/random.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { setStage, startCollab, type TestServer, until } from "./fixture.ts";
import { draft, openRaw, type RawEditor } from "./raw-editor.ts";

const at = "2026-01-05T12:00:00.000Z";
const edits = 12;
/** Snapshots are taken after these; what comes later is in the log alone. */
const snapshots = [2, 4];
const flips = 100;
const textAfter = (seq: number) => Array.from({ length: seq }, (_, i) => `Paragraph ${i + 1}`).join("\n\n");

describeEachDatabase("a text of which something stored is damaged", (open) => {
	let db: Db;
	let hit: { id: string; name: string };
	let other: { id: string; name: string };

	beforeEach(async () => {
		db = await open();
		const { actionId, roadmapId, documentId, documentName } = await setStage(db);
		hit = { id: documentId, name: documentName };
		const action = await db
			.selectFrom("action")
			.selectAll()
			.where("id", "=", actionId)
			.executeTakeFirstOrThrow();
		await db
			.insertInto("action")
			.values({ ...action, id: "second", slug: "second" })
			.execute();
		other = await ensureNarrative(db, { id: "second", roadmapId }, { schemaVersion: 1, at });
		for (const { id } of [hit, other]) await write(id);
	});

	const write = async (documentId: string) => {
		const doc = new Y.Doc();
		for (let seq = 1; seq <= edits; seq++) {
			const before = Y.encodeStateVector(doc);
			mergeNarrative(doc, textAfter(seq));
			const updates = [{ bytes: Y.encodeStateAsUpdate(doc, before), personId: "lead" }];
			const clients = [{ clientId: doc.clientID, personId: "lead", organisationId: "nhs" }];
			const appended = [{ documentId, updates, clients: seq === 1 ? clients : [] }];
			await transact(db, () => appendUpdates(db, appended, at));
			const times = { now: new Date(at), keepLogMs: 86_400_000 };
			if (snapshots.includes(seq)) await compactDocument(db, documentId, seq, times);
		}
	};
	const setBytes = (row: Row, bytes: Uint8Array) =>
		row.kind === "edit"
			? db
					.updateTable("document_update")
					.set({ bytes: Buffer.from(bytes) })
					.where("document_id", "=", hit.id)
					.where("seq", "=", row.seq)
					.execute()
			: db
					.updateTable("document_snapshot")
					.set({ state: Buffer.from(bytes) })
					.where("document_id", "=", hit.id)
					.where("through_seq", "=", row.seq)
					.execute();
	const rowsOfHit = async (): Promise<Row[]> => {
		const updates = await listUpdates(db, hit.id, 0);
		const states = await db
			.selectFrom("document_snapshot")
			.select(["through_seq as seq", "state"])
			.where("document_id", "=", hit.id)
			.execute();
		return [
			...updates.map(({ seq, bytes }) => ({ kind: "edit" as const, seq, bytes })),
			...states.map(({ seq, state }) => ({ kind: "snapshot" as const, seq, bytes: state })),
		];
	};

	test(`[V51] one bit of one stored row flipped, ${flips} times: the last good text, read-only and with what to quote; others go on`, async () => {
		const seed = Number(process.env.DAMAGE_SEED ?? Date.now() % 1_000_000);
		const random = randomFrom(seed);
		const rows = await rowsOfHit();
		expect(rows.length).toBe(edits + snapshots.length);
		const outcomes = { whole: 0, readOnly: 0 };
		for (let flip = 0; flip < flips; flip++) {
			const row = rows[below(random, rows.length)];
			if (!row) continue;
			const bit = below(random, row.bytes.length * 8);
			const bytes = Uint8Array.from(row.bytes);
			bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			await setBytes(row, bytes);
			const server = await startCollab(db);
			const where = `seed ${seed}, flip ${flip}: bit ${bit} of ${row.kind} ${row.seq}`;
			// What a good snapshot holds is not asked for again, and a bad one is made good by the one before and the log.
			const isLost = row.kind === "edit" && row.seq > Math.max(...snapshots);
			if (isLost) await expectReadOnly(server, row.seq, where);
			else await expectWhole(server, where);
			outcomes[isLost ? "readOnly" : "whole"]++;
			await expectUnharmed(server, where);
			await server.close();
			await setBytes(row, row.bytes);
		}
		expect(Math.min(outcomes.whole, outcomes.readOnly), `seed ${seed}`).toBeGreaterThan(10);
	}, 120_000);

	const enter = async (server: TestServer, name: string): Promise<RawEditor> => {
		const editor = openRaw(server, name, "lead");
		await until(() => editor.received.some(({ type }) => type === messageType.role));
		return editor;
	};
	const roleIn = (editor: RawEditor) => editor.received.find(({ type }) => type === messageType.role)?.count;

	const expectReadOnly = async (server: TestServer, seq: number, where: string) => {
		const editor = await enter(server, hit.name);
		const quote = `${hit.id.slice(0, 8)}-${seq}`;
		await until(() => editor.received.some(({ text }) => text === "damaged"));
		expect(roleIn(editor), where).toBe(0);
		expect(editor.received.find(({ text }) => text === "damaged")?.detail, where).toBe(quote);
		expect(server.reports, where).toEqual([expect.stringContaining(`damaged at edit ${seq}`)]);
		expect(server.reports[0], where).toContain(quote);
		expect(await server.collab.documents.read(hit.id), where).toMatchObject({
			seq: seq - 1,
			text: textAfter(seq - 1),
		});
		// What somebody still has of it is neither asked for nor taken, nor is the editor told to throw it away.
		editor.sendUpdate(draft().write("mine"));
		editor.send(0, 0, 1, 0);
		await until(() => editor.received.some(({ sync }) => sync === 1));
		expect(
			editor.received.filter(({ sync }) => sync === 0),
			where,
		).toEqual([]);
		expect([editor.saved(), editor.socket.readyState], where).toEqual([0, editor.socket.OPEN]);
		editor.destroy();
	};

	const expectWhole = async (server: TestServer, where: string) => {
		const editor = await enter(server, hit.name);
		expect(roleIn(editor), where).toBe(1);
		expect(await server.collab.documents.read(hit.id), where).toMatchObject({
			seq: edits,
			text: textAfter(edits),
		});
		editor.destroy();
	};

	const expectUnharmed = async (server: TestServer, where: string) => {
		const editor = await enter(server, other.name);
		expect(roleIn(editor), where).toBe(1);
		expect((await server.collab.documents.read(other.id)).text, where).toContain(textAfter(edits));
		editor.sendUpdate(draft().write("more"));
		await until(() => editor.saved() === 1);
		editor.destroy();
	};
});

interface Row {
	kind: "edit" | "snapshot";
	seq: number;
	bytes: Uint8Array;
}
