import { connect, Socket } from "node:net";
import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import { type Db, openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { listUpdates } from "#db/queries/documents-log.ts";
import { defaultLimits } from "#server/collab/limits.ts";
import { describeEachEngine, type FreshDatabase } from "#test/support/databases.ts";
import {
	openEditor,
	type Stage,
	setStage,
	startCollab,
	type TestEditor,
	type TestServer,
	until,
} from "./fixture.ts";
import { draft, openRaw, type RawEditor } from "./raw-editor.ts";

const frame = (write: (encoder: encoding.Encoder) => void) => [...encoding.encode(write)];
const updateFrame = (update: number[]) =>
	frame((e) => {
		encoding.writeVarUint(e, messageType.sync);
		encoding.writeVarUint(e, 2);
		encoding.writeVarUint8Array(e, new Uint8Array(update));
	});
const awarenessOf = (bytes: number[]) =>
	frame((e) => {
		encoding.writeVarUint(e, messageType.awareness);
		encoding.writeVarUint8Array(e, new Uint8Array(bytes));
	});

const malformed: [string, number[]][] = [
	["an empty frame", []],
	["a type that nobody knows", [99]],
	["our own message, sent to us", [messageType.saved, 5]],
	["an auth message", [2, 0, 0]],
	["a sync frame without a kind", [0]],
	["a sync kind that nobody knows", [0, 7, 1, 0]],
	["a length beyond the frame", [0, 2, 200, 1, 1]],
	["a length beyond all frames", [0, 2, 255, 255, 255, 255, 255, 255, 255, 15]],
	["bytes after the frame", [0, 2, 2, 0, 0, 1]],
	["a varint without end", new Array(50).fill(255)],
	["a number of structs without structs", updateFrame([1, 255, 255, 255, 127, 1, 0])],
	["a number of clients without clients", updateFrame([255, 255, 255, 255, 15])],
	["a number of deletions without deletions", updateFrame([0, 255, 255, 255, 15])],
	["a struct of no length", updateFrame([1, 1, 9, 0, 0, 0, 0])],
	["content of a class that Yjs does not have", updateFrame([1, 1, 9, 0, 31, 1, 4, 98, 111, 100, 121, 0])],
	["a state vector that is none", [0, 0, 3, 255, 255, 255]],
	["presence that is cut off", awarenessOf([1, 5])],
	["presence that is no JSON", awarenessOf([1, 5, 1, 3, 120, 120, 120])],
	["presence longer than its frame", awarenessOf([1, 5, 1, 255, 255, 3, 120])],
	["presence of very many", awarenessOf([255, 255, 255, 255, 15])],
];

describeEachEngine("hostile input", (fresh) => {
	const opened: { destroy(): void }[] = [];
	let database: FreshDatabase;
	let db: Db;
	let stage: Stage;
	let server: TestServer;
	let author: TestEditor;
	let witness: TestEditor;

	beforeEach(async () => {
		database = await fresh();
		db = openDatabase(database.url);
		await migrate(db);
		stage = await setStage(db);
		server = await startCollab(db);
		author = openEditor(server, stage.documentName, "lead");
		witness = openEditor(server, stage.documentName, "coordinator");
		opened.push(author, witness);
		await until(() => author.provider.synced && witness.provider.synced);
	});
	afterEach(async () => {
		for (const editor of opened.splice(0)) editor.destroy();
		await server.close();
		await db.destroy();
		await database.remove();
	});

	const attacker = async (): Promise<RawEditor> => {
		const raw = openRaw(server, stage.documentName, "supporter");
		opened.push(raw);
		await until(() => raw.received.some(({ type }) => type === messageType.role));
		return raw;
	};
	/** Others write on as if nothing had happened. */
	const expectPeace = async () => {
		const word = `word ${Math.random()}`;
		author.write(word);
		await until(() => witness.text().includes(word));
	};

	test.each(malformed)("[C60] %s closes that connection alone", async (_name, bytes) => {
		const raw = await attacker();
		raw.send(...bytes);
		expect(await raw.closed).toBe(closeCode.abuse);
		await expectPeace();
		expect(await listUpdates(db, stage.documentId, 0)).toHaveLength(1);
	});

	test("[C60] frames of text and frames that are too large close that connection alone", async () => {
		const text = await attacker();
		text.socket.send("hello");
		expect(await text.closed).toBe(closeCode.abuse);
		const large = await attacker();
		large.socket.send(new Uint8Array(1024 * 1024 + 1));
		expect(await large.closed).toBe(1009);
		await expectPeace();
	});

	test("[C60] a write whose type is written in more bytes than it needs is a write all the same", async () => {
		const raw = openRaw(server, stage.documentName, "observer");
		opened.push(raw);
		await until(() => raw.received.some(({ type }) => type === messageType.role));
		const update = draft().write("hidden");
		raw.send(128, 0, 130, 0, ...encoding.encode((e) => encoding.writeVarUint8Array(e, update)));
		expect(await raw.closed).toBe(closeCode.noAccess);
		await expectPeace();
		expect(witness.text()).not.toContain("hidden");
	});

	test("[C61] an edit with a gap is neither stored nor acknowledged; the missing part is asked for, and closes it", async () => {
		const raw = await attacker();
		const { doc, write } = draft();
		const first = write("first");
		for (let i = 0; i < 200; i++) raw.sendUpdate(write(`later ${i}`));
		await until(() => raw.received.filter(({ sync }) => sync === 0).length === 2);
		expect(raw.saved()).toBe(0);
		await expectPeace();
		expect(witness.text()).not.toContain("later");
		raw.sendUpdate(first);
		raw.sendUpdate((await import("yjs")).encodeStateAsUpdate(doc));
		await until(() => raw.saved() === 202);
		await until(() => witness.text().includes("later 199"));
	});

	test("[C61] forbidden content is stored nowhere", async () => {
		const raw = await attacker();
		const { doc } = draft();
		const { XmlElement, encodeStateAsUpdate } = await import("yjs");
		doc.getXmlFragment("body").push([new XmlElement("script")]);
		raw.sendUpdate(encodeStateAsUpdate(doc));
		expect(await raw.closed).toBe(closeCode.abuse);
		expect(await listUpdates(db, stage.documentId, 0)).toEqual([]);
		expect(server.reports).toEqual([expect.stringMatching(/forbidden-content/)]);
	});

	test("[C62] a flood of frames is slowed down, not stored in memory, and others write on", async () => {
		const raw = await attacker();
		for (let i = 0; i < 100_000; i++) raw.sendUpdate(new Uint8Array([0, 0]));
		await expectPeace();
		expect(raw.saved()).toBeLessThan(50_000);
		expect(server.collab.figures().queuedBytes).toBe(0);
	});

	test("[C62] a document over its quota takes deletions only", async () => {
		await server.close();
		server = await startCollab(db, { limits: { documentBytes: 2_000 } });
		const raw = await attacker();
		const { doc, write } = draft();
		raw.sendUpdate(write("x".repeat(1_900)));
		await until(() => raw.saved() === 1);
		const full = await attacker();
		full.sendUpdate(draft().write("y".repeat(200)));
		expect(await full.closed).toBe(closeCode.documentFull);
		const updates: Uint8Array[] = [];
		doc.on("update", (update: Uint8Array) => updates.push(update));
		doc.getXmlFragment("body").delete(0, 1);
		raw.sendUpdate(updates[0] ?? new Uint8Array());
		await until(() => raw.saved() === 2);
	});

	test("[C63] a reader who does not read is cut off", async () => {
		await server.close();
		server = await startCollab(db, {
			limits: { bufferedBytes: 50_000, documentBytes: 100_000_000, bytesPerSecond: 1e8 },
		});
		const stuck = await attacker();
		stuck.socket.pause();
		const raw = openRaw(server, stage.documentName, "lead");
		opened.push(raw);
		await until(() => raw.received.length > 0);
		const { write } = draft();
		let sent = 0;
		while (server.collab.figures().connections > 1 && sent < 500) {
			raw.sendUpdate(write("z".repeat(100_000)));
			sent++;
			await until(() => raw.saved() === sent);
		}
		expect(server.collab.figures().connections).toBe(1);
	});

	test("[C64] broken handshakes and connections that end in the middle do not end the process", async () => {
		const { port } = new URL(server.url.replace("ws:", "http:"));
		const handshake = (lines: string[]) =>
			new Promise<void>((resolve) => {
				const socket = connect(Number(port), "127.0.0.1", () => {
					socket.write(`${lines.join("\r\n")}\r\n\r\n`);
					setTimeout(() => socket.resetAndDestroy(), 20);
				});
				socket.on("error", () => {});
				socket.on("close", () => resolve());
			});
		const head = ["GET /collab/x HTTP/1.1", "Host: x", "Connection: Upgrade", "Upgrade: websocket"];
		await handshake(head);
		await handshake([...head, "Sec-WebSocket-Key: short", "Sec-WebSocket-Version: 13"]);
		await handshake([
			...head,
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
			"Sec-WebSocket-Version: 13",
			"",
			"garbage",
		]);
		await expectPeace();
	});

	test("[C65] random frames, seeded: none is stored that an editor could not have sent, and nobody else notices", async () => {
		const seed = 20260106;
		let state = seed;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return state / 2 ** 32;
		};
		for (let round = 0; round < 60; round++) {
			const raw = await attacker();
			const base = updateFrame([...draft(1_000 + round).write("text")]);
			for (let i = 0; i < 3; i++) base[Math.floor(random() * base.length)] = Math.floor(random() * 256);
			raw.send(...base);
			raw.send(...Array.from({ length: Math.floor(random() * 30) }, () => Math.floor(random() * 256)));
			await Promise.race([raw.closed, until(() => raw.saved() > 0)]);
			raw.destroy();
		}
		await expectPeace();
		const fresh = openEditor(server, stage.documentName, "coordinator");
		opened.push(fresh);
		await until(() => fresh.provider.synced && fresh.text() === witness.text());
	});

	test("[K11] what one connection sends too fast in one piece waits for its turn, and all of it is answered", async () => {
		const raw = await attacker();
		const count = 3 * defaultLimits.framesPerSecond;
		const socket: unknown = Reflect.get(raw.socket, "_socket");
		if (!(socket instanceof Socket)) throw new Error("No socket to hold back");
		const answers = () =>
			raw.received.filter(({ type, sync }) => type === messageType.sync && sync === 1).length;
		socket.cork();
		// Each asks for the whole text.
		for (let i = 0; i < count; i++) raw.send(messageType.sync, 0, 1, 0);
		socket.uncork();
		await until(() => answers() > 0);
		await expectPeace();
		expect(answers()).toBeLessThan(count);
		await until(() => answers() === count);
	});
});
