import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { organisationColour } from "#app/domain/organisation-colour.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import type { FreshDatabase } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
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
import { openRaw, type RawEditor } from "./raw-editor.ts";

const supporterShown = {
	name: "supporter person",
	organisation: "The councils",
	color: organisationColour("councils"),
};

describe("who is here", () => {
	const opened: { destroy(): void }[] = [];
	let database: FreshDatabase;
	let db: Db;
	let stage: Stage;
	let server: TestServer;

	beforeEach(async () => {
		database = await freshSqlite();
		db = openDatabase(database.url);
		await migrate(db);
		stage = await setStage(db);
		server = await startCollab(db, { limits: { presenceMs: 20 } });
	});
	afterEach(async () => {
		for (const editor of opened.splice(0)) editor.destroy();
		await server.close();
		await db.destroy();
		await database.remove();
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
	const seen = (editor: TestEditor, client: number) => editor.provider.awareness.getStates().get(client);

	test("[C50] name, organisation and colour come from the server, whatever an editor claims", async () => {
		const lead = edit("lead");
		const supporter = edit("supporter");
		supporter.provider.awareness.setLocalState({
			user: { name: "The coordinator", organisation: "Everyone", color: "red;background:url(x)" },
			more: "x".repeat(500),
		});
		await until(() => seen(lead, supporter.doc.clientID) !== undefined);
		expect(seen(lead, supporter.doc.clientID)).toEqual({ user: supporterShown });
	});

	test("[C50] a caret is passed on; one that is no place in the text is not", async () => {
		const lead = edit("lead");
		const supporter = edit("supporter");
		await until(() => supporter.provider.synced);
		supporter.write("text");
		const fragment = supporter.doc.getXmlFragment("body");
		const place = Y.createRelativePositionFromTypeIndex(fragment, 0);
		const { awareness } = supporter.provider;
		awareness.setLocalStateField("cursor", { anchor: place, head: place });
		await until(() => seen(lead, supporter.doc.clientID)?.cursor !== undefined);
		const wrong = [
			null,
			{ anchor: place },
			{ anchor: place, head: { tname: "elsewhere" } },
			{ anchor: place, head: {} },
			{ anchor: place, head: { item: { client: -1, clock: 0 } } },
			{ anchor: place, head: { item: "1:2" } },
		];
		for (const cursor of wrong) {
			awareness.setLocalStateField("cursor", { anchor: place, head: place });
			await until(() => seen(lead, supporter.doc.clientID)?.cursor !== undefined);
			awareness.setLocalStateField("cursor", cursor);
			await until(() => seen(lead, supporter.doc.clientID)?.cursor === undefined);
			expect(seen(lead, supporter.doc.clientID)).toEqual({ user: supporterShown });
		}
	});

	test("[C51] nobody can speak for anyone else: repeated and forged entries are ignored", async () => {
		const lead = edit("lead");
		const supporter = edit("supporter");
		await until(() => seen(lead, supporter.doc.clientID) !== undefined);
		const forger = raw("coordinator");
		await forger.opened;
		forger.sendAwareness([{ client: 1, clock: 1, state: {} }]);
		await until(() => seen(lead, 1) !== undefined);
		forger.sendAwareness([
			{ client: supporter.doc.clientID, clock: 9_999, state: { user: { name: "forged" } } },
		]);
		forger.sendAwareness([{ client: supporter.doc.clientID, clock: 10_000, state: null }]);
		forger.sendAwareness([
			{ client: supporter.doc.clientID, clock: 10_001, state: null },
			{ client: lead.doc.clientID, clock: 10_001, state: null },
		]);
		forger.sendAwareness([{ client: 1, clock: 2, state: null }]);
		await until(() => seen(lead, 1) === undefined);
		expect(seen(lead, supporter.doc.clientID)).toEqual({ user: supporterShown });
		expect(forger.socket.readyState).toBe(forger.socket.OPEN);
	});

	test("[C52] who leaves is gone at once, and who comes back with the same client id is shown at once", async () => {
		const lead = edit("lead");
		const supporter = edit("supporter");
		await until(() => seen(lead, supporter.doc.clientID) !== undefined);
		supporter.provider.ws?.close();
		await until(() => seen(lead, supporter.doc.clientID) === undefined);
		await until(() => seen(lead, supporter.doc.clientID) !== undefined);
		supporter.provider.disconnect();
		await until(() => seen(lead, supporter.doc.clientID) === undefined);
	});

	test("[C52] who was shown before a restart is shown again after it", async () => {
		const lead = edit("lead");
		const supporter = edit("supporter");
		await until(() => seen(lead, supporter.doc.clientID) !== undefined);
		const port = Number(new URL(server.url.replace("ws:", "http:")).port);
		await server.close();
		await until(() => seen(lead, supporter.doc.clientID) === undefined);
		server = await startCollab(db, { limits: { presenceMs: 20 }, port });
		await until(() => seen(lead, supporter.doc.clientID) !== undefined);
	});

	test("[C53] a newcomer sees who was here before", async () => {
		const supporter = edit("supporter");
		const lead = edit("lead");
		await until(() => seen(lead, supporter.doc.clientID) !== undefined);
		const later = edit("coordinator");
		await until(
			() => seen(later, supporter.doc.clientID) !== undefined && seen(later, lead.doc.clientID) !== undefined,
		);
	});

	test("[C54] a quiet connection gets a sign of life", async () => {
		await server.close();
		server = await startCollab(db, { limits: { heartbeatMs: 60 } });
		const quiet = raw("lead");
		await quiet.opened;
		await until(() => quiet.received.filter((frame) => frame.content?.toString() === "0").length >= 2);
	});
});
