import { expect, test } from "vitest";
import type * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import { messageType } from "#app/live/collab-protocol.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { setStage, until } from "#test/collab/fixture.ts";
import { draft, openRaw, type RawEditor } from "#test/collab/raw-editor.ts";
import { KillableProcess } from "#test/crash/killable-process.ts";
import { describeEachEngine } from "#test/support/databases.ts";

const readers = 100;
/** Together far more than the system and the server keep for one reader. */
const texts = { count: 100, bytes: 100_000 };
/** Between two looks at the memory. */
const stride = 10;

/** Takes the first block away; gives the update of that. */
function erase(doc: Y.Doc): Uint8Array {
	const updates: Uint8Array[] = [];
	doc.once("update", (update: Uint8Array) => updates.push(update));
	doc.getXmlFragment(rootName).delete(0, 1);
	return updates[0] ?? new Uint8Array([0, 0]);
}

describeEachEngine("slow readers", (fresh) => {
	test("[K5] a hundred readers who do not read are cut off, others get everything, and it costs at most 32 MiB", async () => {
		const database = await fresh();
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
			const { doc, write } = draft();
			const got = () => reader.received.filter(({ sync }) => sync === 2).length;
			// One after the other: what is written all at once would be too much for any reader. Each text is erased again, so that what grows
			// is not the document. Returns the most memory that the server had on the way.
			const send = async (count: number) => {
				let most = 0;
				for (let i = 0; i < count; i++) {
					const before = got();
					writer.sendUpdate(write("z".repeat(texts.bytes)));
					writer.sendUpdate(erase(doc));
					await until(() => got() === before + 2);
					if (i % stride === 0) most = Math.max(most, (await server.figures()).rss);
				}
				return most;
			};
			const alone = await send(texts.count);
			for (let i = 0; i < readers; i++) {
				const stuck = await enter();
				stuck.socket.pause();
			}
			const withStuck = await send(texts.count);
			await until(async () => (await server.figures()).connections === 2);
			await until(() => got() === 4 * texts.count);
			process.stdout.write(
				`${readers} stuck readers: ${Math.round((withStuck - alone) / 2 ** 20)} MiB more at most.\n`,
			);
			expect(withStuck - alone).toBeLessThan(32 * 2 ** 20);
			expect(server.lives).toBe(true);
		} finally {
			for (const raw of opened) raw.destroy();
			await server.kill();
			await database.remove();
		}
	}, 120_000);
});
