import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { messageType } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { listUpdates } from "#db/queries/documents-log.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import {
	openEditor,
	type PersonName,
	type Stage,
	setStage,
	startCollab,
	type TestEditor,
	type TestServer,
	until,
} from "./fixture.ts";
import { draft, openRaw, type RawEditor } from "./raw-editor.ts";

describeEachDatabase("co-editing", (open) => {
	const opened: { destroy(): void }[] = [];
	let db: Db;
	let stage: Stage;
	let server: TestServer;

	const start = async (options: Parameters<typeof startCollab>[1] = {}) => {
		db = await open();
		stage = await setStage(db);
		server = await startCollab(db, options);
	};
	afterEach(async () => {
		for (const editor of opened.splice(0)) editor.destroy();
		await server.close();
	});
	const edit = (as: PersonName, doc?: Y.Doc): TestEditor => {
		const editor = openEditor(server, stage.documentName, as, doc);
		opened.push(editor);
		return editor;
	};
	const raw = (as: PersonName): RawEditor => {
		const editor = openRaw(server, stage.documentName, as);
		opened.push(editor);
		return editor;
	};

	test("[C1] two people write at once: both texts are there, and both screens agree", async () => {
		await start();
		const lead = edit("lead");
		const supporter = edit("supporter");
		await until(() => lead.provider.synced && supporter.provider.synced);
		for (let i = 0; i < 20; i++) {
			lead.write(`lead ${i}`);
			supporter.write(`supporter ${i}`);
		}
		await until(() => lead.text().split("\n").length === 40 && lead.text() === supporter.text());
		expect(server.reports).toEqual([]);
	});

	test("[C2] every sync frame is acknowledged, in order, once it is stored", async () => {
		await start();
		const editor = raw("lead");
		const { write } = draft();
		await until(() => editor.received.some((frame) => frame.type === messageType.role));
		editor.sendUpdate(write("one"));
		editor.sendUpdate(write("two"));
		editor.sendUpdate(new Uint8Array([0, 0]));
		await until(() => editor.saved() === 3);
		expect((await listUpdates(db, stage.documentId, 0)).map((row) => row.seq)).toEqual([1, 2]);
	});

	test("[C3] an edit is neither acknowledged nor shown to anyone before its commit", async () => {
		await start();
		const author = raw("lead");
		const reader = edit("supporter");
		await until(() => author.received.length > 0 && reader.provider.synced);
		let release: (() => void) | undefined;
		const lock = db.transaction().execute(async (trx) => {
			await trx
				.updateTable("document")
				.set((eb) => ({ seq: eb.ref("seq") }))
				.execute();
			await new Promise<void>((resolve) => {
				release = resolve;
			});
		});
		await until(() => release !== undefined);
		author.sendUpdate(draft().write("not yet"));
		await until(() => server.collab.figures().queuedBytes > 0);
		const before = author.received.length;
		// A whole exchange with another frame shows that the server had every chance to tell.
		author.sendAwareness([{ client: 5, clock: 1, state: { user: {} } }]);
		await until(() => reader.provider.awareness.getStates().has(5));
		expect(reader.text()).toBe("");
		expect(author.received.slice(before).filter((frame) => frame.type !== messageType.awareness)).toEqual([]);
		release?.();
		await lock;
		await until(() => author.saved() === 1 && reader.text() === "not yet");
	});

	test("[C4] a document is loaded once however many come at once, and leaves memory when nobody is there", async () => {
		await start({ limits: { idleMs: 50 } });
		const first = edit("lead");
		first.write("text");
		await until(async () => (await listUpdates(db, stage.documentId, 0)).length === 1);
		first.destroy();
		await until(() => server.collab.figures().documents === 0);
		const row = await db.selectFrom("document").select(["text", "seq"]).executeTakeFirstOrThrow();
		expect(row).toEqual({ text: "text", seq: 1 });
		const many = (["lead", "supporter", "coordinator", "lead", "supporter"] as const).map((name) =>
			edit(name),
		);
		await until(() => many.every((editor) => editor.provider.synced));
		expect(many.map((editor) => editor.text())).toEqual(many.map(() => "text"));
		expect(server.collab.figures().documents).toBe(1);
	});

	test("[C5] snapshots are taken as the log grows; what was written before is all there after a restart", async () => {
		await start({ limits: { snapshotEvery: 10 } });
		const editor = edit("lead");
		await until(() => editor.provider.synced);
		for (let i = 0; i < 35; i++) {
			editor.write(`line ${i}`);
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
		const snapshots = () => db.selectFrom("document_snapshot").select("through_seq").execute();
		await until(async () => (await snapshots()).length > 0);
		await until(async () => (await listUpdates(db, stage.documentId, 0)).length === 35);
		const text = editor.text();
		await server.close();
		server = await startCollab(db);
		const later = edit("supporter");
		await until(() => later.provider.synced);
		expect(later.text()).toBe(text);
	});

	test("[C6] what was written offline joins what others wrote meanwhile", async () => {
		await start();
		const doc = new Y.Doc();
		const away = edit("lead", doc);
		const here = edit("supporter");
		await until(() => away.provider.synced && here.provider.synced);
		away.write("before");
		await until(() => here.text() === "before");
		away.provider.disconnect();
		away.write("offline");
		here.write("meanwhile");
		doc.getXmlFragment("body").delete(0, 1);
		away.provider.connect();
		await until(() => here.text() === away.text() && here.text().includes("offline"));
		expect(here.text().split("\n").sort()).toEqual(["meanwhile", "offline"]);
	});

	test("[C7] while nothing can be stored, nothing is acknowledged, people are told, and nothing is lost", async () => {
		await start({ limits: { notSavedMs: 150 } });
		const author = raw("lead");
		const reader = edit("supporter");
		await until(() => author.received.length > 0 && reader.provider.synced);
		await db.schema.alterTable("document_update").renameTo("document_update_away").execute();
		author.sendUpdate(draft().write("kept"));
		await until(() => author.received.some((frame) => frame.text === "not-saved"));
		expect(await author.closed).toBe(4503);
		expect(author.saved()).toBe(0);
		reader.write("typed during the failure");
		await db.schema.alterTable("document_update_away").renameTo("document_update").execute();
		await until(() => reader.text().includes("kept"));
		const later = edit("coordinator");
		await until(() => later.text().includes("kept") && later.text().includes("typed during the failure"));
		expect(server.reports[0]).toMatch(/could not be stored/);
	});

	test("[C8] the plain form merges with what others write meanwhile, as an edit of that person", async () => {
		await start();
		const editor = edit("lead");
		await until(() => editor.provider.synced);
		editor.write("Alpha beta gamma.");
		editor.write("Second.");
		await until(async () => (await server.collab.documents.read(stage.documentId)).seq === 2);
		const shown = await server.collab.documents.read(stage.documentId);
		expect(shown).toEqual({
			seq: 2,
			html: "<p>Alpha beta gamma.</p><p>Second.</p>",
			text: "Alpha beta gamma.\n\nSecond.",
		});
		editor.write("Third, written meanwhile.");
		await until(async () => (await server.collab.documents.read(stage.documentId)).seq === 3);
		const person = { id: "supporter", name: "supporter person", administrator: false, memberships: [] };
		const submit = (text: string, baseSeq = shown.seq) =>
			server.collab.documents.merge(stage.documentId, { baseSeq, text, person, organisationId: "councils" });
		expect(await submit(shown.text)).toEqual({ ok: true, seq: 3 });
		expect(await submit("Alpha beta delta.\n\nSecond.")).toEqual({ ok: true, seq: 4 });
		await until(() => editor.text() === "Alpha beta delta.\nSecond.\nThird, written meanwhile.");
		expect(await submit("anything", 99)).toEqual({ ok: false, code: "base-too-old" });
		const bound = await db.selectFrom("document_client").select(["person_id", "organisation_id"]).execute();
		expect(bound).toContainEqual({ person_id: "supporter", organisation_id: "councils" });
	});

	test("[C8] a plain form that cannot be stored says so, and is not stored later", async () => {
		await start({ limits: { mergeMs: 200 } });
		await server.collab.documents.read(stage.documentId);
		await db.schema.alterTable("document_client").renameTo("document_client_away").execute();
		const person = { id: "supporter", name: "supporter person", administrator: false, memberships: [] };
		const edited = { baseSeq: 0, text: "Lost?", person, organisationId: "councils" };
		expect(await server.collab.documents.merge(stage.documentId, edited)).toEqual({
			ok: false,
			code: "not-stored",
		});
		await db.schema.alterTable("document_client_away").renameTo("document_client").execute();
		expect(await server.collab.documents.merge(stage.documentId, edited)).toEqual({ ok: true, seq: 1 });
		expect((await server.collab.documents.read(stage.documentId)).text).toBe("Lost?");
	});

	test("[C9] edits are told once at first, and then together", async () => {
		const told = vi.fn();
		await start({ onEdited: told });
		const editor = edit("lead");
		await until(() => editor.provider.synced);
		editor.write("first");
		await until(() => told.mock.calls.length === 1);
		for (let i = 0; i < 10; i++) editor.write(`line ${i}`);
		await until(async () => (await listUpdates(db, stage.documentId, 0)).length === 11);
		expect(told.mock.calls.length).toBe(1);
		expect(told.mock.calls[0]).toEqual([
			{ documentId: stage.documentId, actionId: stage.actionId, roadmapId: stage.roadmapId },
		]);
		await until(() => told.mock.calls.length === 2);
	});
});
