import { afterEach, expect, test } from "vitest";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { findDocumentLock, lockDocument, unlockDocument } from "#db/queries/document-locks.ts";
import { listUpdates } from "#db/queries/documents-log.ts";
import { findPerson } from "#db/queries/people.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addMember, type PersonName, setStage, startCollab, until } from "./fixture.ts";
import { draft, openRaw, type RawEditor } from "./raw-editor.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

const at = "2026-11-20T12:00:00.000Z";
const lock = { reason: "the board signs it off", personId: null, at };

async function setUp(db: Db) {
	const stage = await setStage(db);
	const server = await startCollab(db);
	closers.push(() => server.close());
	const open = (as: PersonName): RawEditor => {
		const editor = openRaw(server, stage.documentName, as);
		closers.push(() => editor.destroy());
		return editor;
	};
	const roleOf = async (editor: RawEditor) => {
		await until(() => editor.received.some((frame) => frame.type === messageType.role));
		return editor.received.find((frame) => frame.type === messageType.role)?.count;
	};
	return { stage, server, open, roleOf };
}

describeEachDatabase("rights that change while people write", (fresh) => {
	test("[E20] a locked document sends its writers back to read, says that it is locked, and lets them write after", async () => {
		const db = await fresh();
		const { stage, server, open, roleOf } = await setUp(db);
		const [writer, reader] = [open("lead"), open("observer")];
		expect([await roleOf(writer), await roleOf(reader)]).toEqual([1, 0]);
		await lockDocument(db, stage.documentId, lock);
		await server.collab.recheck();
		expect(await writer.closed).toBe(closeCode.roleChanged);
		expect(reader.socket.readyState).toBe(reader.socket.OPEN);

		const back = open("lead");
		expect(await roleOf(back)).toBe(0);
		await until(() => back.received.some((frame) => frame.text === "locked"));
		back.sendUpdate(draft().write("too late"));
		expect(await back.closed).toBe(closeCode.noAccess);
		expect(await listUpdates(db, stage.documentId, 0)).toEqual([]);

		await unlockDocument(db, stage.documentId);
		expect(await roleOf(open("lead"))).toBe(1);
	});

	test("[E20] a lock keeps its first reason until it is taken away", async () => {
		const db = await fresh();
		const { stage } = await setUp(db);
		await lockDocument(db, stage.documentId, lock);
		await lockDocument(db, stage.documentId, { ...lock, reason: "something else" });
		expect(await findDocumentLock(db, stage.documentId)).toEqual({ reason: lock.reason });
		await unlockDocument(db, stage.documentId);
		expect(await findDocumentLock(db, stage.documentId)).toBeUndefined();
	});

	test("[E20] the plain form of a locked document is refused, and nothing is stored", async () => {
		const db = await fresh();
		const { stage, server } = await setUp(db);
		await lockDocument(db, stage.documentId, lock);
		const person = await findPerson(db, "lead");
		if (!person) throw new Error("The lead is missing");
		const edit = { baseSeq: 0, text: "From the form", person, organisationId: "nhs" };
		expect(await server.collab.documents.merge(stage.documentId, edit)).toEqual({
			ok: false,
			code: "locked",
		});
		expect(await listUpdates(db, stage.documentId, 0)).toEqual([]);
	});

	test("[E21] looking again at one person leaves everybody else's connection as it is", async () => {
		const db = await fresh();
		const { stage, server, open, roleOf } = await setUp(db);
		const [lead, supporter] = [open("lead"), open("supporter")];
		await Promise.all([roleOf(lead), roleOf(supporter)]);
		await db.deleteFrom("membership").where("person_id", "in", ["lead", "supporter"]).execute();
		await addMember(db, "supporter", "councils", "observer");
		await server.collab.recheck("lead");
		expect(await lead.closed).toBe(closeCode.noAccess);
		expect(supporter.socket.readyState).toBe(supporter.socket.OPEN);
		await server.collab.recheck("supporter");
		expect(await supporter.closed).toBe(closeCode.roleChanged);
		expect(await listUpdates(db, stage.documentId, 0)).toEqual([]);
	});
});
