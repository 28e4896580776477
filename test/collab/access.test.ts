import { afterEach, beforeEach, expect, test } from "vitest";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { listUpdates } from "#db/queries/documents-log.ts";
import { describeEachEngine, type FreshDatabase } from "#test/support/databases.ts";
import {
	addMember,
	openEditor,
	type PersonName,
	type Stage,
	setStage,
	startCollab,
	type TestServer,
	until,
} from "./fixture.ts";
import { draft, openRaw, type RawEditor } from "./raw-editor.ts";

describeEachEngine("who may do what in a document", (fresh, engine) => {
	const opened: { destroy(): void }[] = [];
	let database: FreshDatabase;
	let db: Db;
	let stage: Stage;
	let server: TestServer;

	beforeEach(async () => {
		database = await fresh();
		db = openDatabase(database.url);
		await migrate(db);
		stage = await setStage(db);
		server = await startCollab(db);
	});
	afterEach(async () => {
		for (const editor of opened.splice(0)) editor.destroy();
		await server.close();
		await db.destroy();
		await database.remove();
	});

	const raw = (as: PersonName, params?: Record<string, string>, document = stage.documentName): RawEditor => {
		const editor = openRaw(server, document, as, params);
		opened.push(editor);
		return editor;
	};
	const edit = (as: PersonName) => {
		const editor = openEditor(server, stage.documentName, as);
		opened.push(editor);
		return editor;
	};
	const roleOf = async (editor: RawEditor) => {
		await until(() => editor.received.some((frame) => frame.type === messageType.role));
		return editor.received.find((frame) => frame.type === messageType.role)?.count;
	};

	test("[C40] without a session the connection is closed for good, before any content", async () => {
		server.ended.add("session-lead");
		const editor = raw("lead");
		expect(await editor.closed).toBe(closeCode.sessionOver);
		expect(editor.received).toEqual([]);
	});

	test("[C40] what does not exist and what one may not see are closed alike", async () => {
		const stranger = raw("stranger");
		const nowhere = raw("lead", undefined, "nowhere");
		expect([await stranger.closed, await nowhere.closed]).toEqual([
			closeCode.noDocument,
			closeCode.noDocument,
		]);
		expect([stranger.received, nowhere.received]).toEqual([[], []]);
	});

	test("[C40] who may read gets the text, and a write of theirs is stored nowhere", async () => {
		const lead = edit("lead");
		lead.write("text");
		await until(async () => (await listUpdates(db, stage.documentId, 0)).length === 1);
		const observer = raw("observer");
		expect(await roleOf(observer)).toBe(0);
		observer.send(0, 0, 1, 0);
		await until(() => observer.received.some((frame) => frame.sync === 1));
		// What an editor answers when it has nothing of its own.
		observer.sendUpdate(new Uint8Array([0, 0]));
		await until(() => observer.saved() === 2);
		observer.sendUpdate(draft().write("forbidden"));
		expect(await observer.closed).toBe(closeCode.noAccess);
		expect(observer.received.at(-1)).toEqual({ type: messageType.notice, text: "read-only" });
		expect((await listUpdates(db, stage.documentId, 0)).length).toBe(1);
		expect(lead.text()).toBe("text");
	});

	test("[C40] organisations named on the action and the coordinator write", async () => {
		expect(
			await Promise.all((["lead", "supporter", "coordinator"] as const).map((as) => roleOf(raw(as)))),
		).toEqual([1, 1, 1]);
	});

	test("[C41] an editor with another schema is sent away before it sees content", async () => {
		for (const schema of ["0", "2", "x"]) {
			const editor = raw("lead", { waymark: "1", schema });
			expect(await editor.closed).toBe(closeCode.editorTooOld);
			expect(editor.received).toEqual([]);
		}
	});

	test("[C41] an editor that did not ask for our own messages gets none", async () => {
		const editor = raw("lead", {});
		await editor.opened;
		editor.send(0, 0, 1, 0);
		await until(() => editor.received.some((frame) => frame.sync === 1));
		editor.sendUpdate(draft().write("text"));
		await until(async () => (await listUpdates(db, stage.documentId, 0)).length === 1);
		expect(editor.received.filter((frame) => frame.type >= 100)).toEqual([]);
	});

	test("[C42] the end of a session closes its connections, and what they send after that is not stored", async () => {
		const lead = raw("lead");
		const supporter = raw("supporter");
		await Promise.all([roleOf(lead), roleOf(supporter)]);
		server.ended.add("session-lead");
		server.collab.closeSession("session-lead");
		lead.sendUpdate(draft().write("too late"));
		expect(await lead.closed).toBe(closeCode.sessionOver);
		supporter.sendUpdate(draft().write("fine"));
		await until(() => supporter.saved() === 1);
		expect((await server.collab.documents.read(stage.documentId)).text).toBe("fine");
	});

	test("[C42] edits that still wait for the disk when access is taken away are dropped", async () => {
		const lead = raw("lead");
		await roleOf(lead);
		// SQLite has one connection for everybody, PostgreSQL a pool of ten.
		const connections = engine === "SQLite" ? 1 : 10;
		const releases: (() => void)[] = [];
		const hold = () => db.transaction().execute(() => new Promise<void>((release) => releases.push(release)));
		const busy = Array.from({ length: connections }, hold);
		await until(() => releases.length === connections);
		const { write } = draft();
		for (let i = 0; i < 5; i++) lead.sendUpdate(write(`line ${i}`));
		await until(() => server.collab.figures().queuedBytes > 0);
		server.collab.closeSession("session-lead");
		for (const release of releases) release();
		await Promise.all(busy);
		await until(() => server.collab.figures().queuedBytes === 0);
		expect(await listUpdates(db, stage.documentId, 0)).toEqual([]);
	});

	test("[C42] access taken away while a connection is being opened counts", async () => {
		const editor = raw("lead");
		// The server has accepted the socket and is about to look the person up.
		await editor.opened;
		server.ended.add("session-lead");
		server.collab.closeSession("session-lead");
		expect(await editor.closed).toBe(closeCode.sessionOver);
	});

	test("[C42] a role taken away closes for good; a changed one makes the editor come back with the new one", async () => {
		const supporter = raw("supporter");
		const coordinator = raw("coordinator");
		await Promise.all([roleOf(supporter), roleOf(coordinator)]);
		await db.deleteFrom("membership").where("person_id", "in", ["supporter", "coordinator"]).execute();
		await addMember(db, "coordinator", "secretariat", "observer");
		await server.collab.recheck();
		expect(await supporter.closed).toBe(closeCode.noAccess);
		expect(await coordinator.closed).toBe(closeCode.roleChanged);
		expect(await roleOf(raw("coordinator"))).toBe(0);
	});

	test("[C43] a Yjs client id that belongs to someone else is refused, written or only shown", async () => {
		const lead = raw("lead");
		await roleOf(lead);
		lead.sendUpdate(draft(4_711).write("mine"));
		await until(() => lead.saved() === 1);
		lead.sendAwareness([{ client: 4_712, clock: 1, state: {} }]);
		const witness = edit("coordinator");
		await until(() => witness.provider.awareness.getStates().has(4_712));
		for (const client of [4_711, 4_712]) {
			const forger = raw("supporter");
			await roleOf(forger);
			const { doc, write } = draft(client);
			if (client === 4_711) write("the same clock, to be ahead of");
			doc.clientID = client;
			forger.sendUpdate(write("forged"));
			if (client === 4_712) expect(await forger.closed).toBe(closeCode.abuse);
			else await until(() => forger.received.some((frame) => frame.sync === 0));
		}
		expect((await server.collab.documents.read(stage.documentId)).text).toBe("mine");
	});
});
