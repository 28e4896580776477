import { expect, test } from "vitest";
import { messageType } from "#app/live/collab-protocol.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { setStage, until } from "#test/collab/fixture.ts";
import { draft, openRaw, type RawEditor } from "#test/collab/raw-editor.ts";
import { KillableProcess } from "#test/crash/killable-process.ts";
import { freshSqlite } from "#test/support/databases.ts";

const readers = 100;
/** Together far more than the system and the server keep for one reader. */
const texts = { count: 100, bytes: 100_000 };

test("[K5] a hundred readers who do not read are cut off, others get everything, and it costs little", async () => {
	const database = await freshSqlite();
	const db = openDatabase(database.url);
	await migrate(db);
	const stage = await setStage(db);
	await db.destroy();
	// Only so that enough can be written in a short time.
	const server = new KillableProcess(database.url, { bytesPerSecond: 1e8, documentBytes: 1e9 });
	await server.start();
	const opened: RawEditor[] = [];
	const enter = async () => {
		const raw = openRaw(server, stage.documentName, "coordinator");
		opened.push(raw);
		await until(() => raw.received.some(({ type }) => type === messageType.role));
		return raw;
	};
	try {
		const [writer, reader] = [await enter(), await enter()];
		const { write } = draft();
		const got = () => reader.received.filter(({ sync }) => sync === 2).length;
		// One after the other: what is written all at once would be too much for any reader.
		const send = async (count: number) => {
			for (let i = 0; i < count; i++) {
				const before = got();
				writer.sendUpdate(write("z".repeat(texts.bytes)));
				await until(() => got() > before);
			}
		};
		await send(texts.count);
		const before = await server.figures();
		for (let i = 0; i < readers; i++) {
			const stuck = await enter();
			stuck.socket.pause();
		}
		await send(texts.count);
		await until(async () => (await server.figures()).connections === 2);
		await until(() => got() === 2 * texts.count);
		const after = await server.figures();
		// The document itself has grown by as much as was written, in several copies.
		expect(after.rss - before.rss).toBeLessThan(64 * 2 ** 20 + 4 * texts.count * texts.bytes);
		expect(server.lives).toBe(true);
	} finally {
		for (const raw of opened) raw.destroy();
		await server.kill();
		await database.remove();
	}
}, 120_000);
