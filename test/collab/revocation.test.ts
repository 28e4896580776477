import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import type { Db } from "#db/database.ts";
import { below, pick, randomFrom } from "#test/crash/random.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addMember, type Stage, setStage, startCollab, type TestServer, until } from "./fixture.ts";
import { draft, openRaw, type RawEditor } from "./raw-editor.ts";

const tries = 100;
/** How often each of two connections sends a letter. */
const everyMs = 3;

describeEachDatabase("access that is taken away from somebody who is typing", (open) => {
	const enter = async (server: TestServer, stage: Stage, as: "supporter" | "lead") => {
		const editor = openRaw(server, stage.documentName, as);
		await until(() => editor.received.some(({ type }) => type === messageType.role));
		return editor;
	};

	/** Types without a pause until the connection is closed. */
	const type = (editor: RawEditor) => {
		const { write } = draft();
		let written = 0;
		const timer = setInterval(() => {
			if (editor.socket.readyState === editor.socket.OPEN) editor.sendUpdate(write(`word ${written++}`));
		}, everyMs);
		void editor.closed.then(() => clearInterval(timer));
		return { stop: () => clearInterval(timer) };
	};

	/** Takes everything of theirs away, and says up to where they had written when that was committed. */
	const ways: Record<string, (db: Db, stage: Stage) => Promise<void>> = {
		removed: async (trx) => {
			await trx.deleteFrom("membership").where("person_id", "=", "supporter").execute();
		},
		"made an observer": async (trx) => {
			await trx
				.updateTable("membership")
				.set({ role: "observer" })
				.where("person_id", "=", "supporter")
				.execute();
		},
	};
	const revoke = (db: Db, stage: Stage, way: string) =>
		db.transaction().execute(async (trx) => {
			await ways[way]?.(trx, stage);
			const { seq } = await trx
				.selectFrom("document")
				.select("seq")
				.where("id", "=", stage.documentId)
				.executeTakeFirstOrThrow();
			return seq;
		});

	test(`[C44] ${tries} times: nothing of theirs is stored after the commit, both of their connections are closed, and others write on`, async () => {
		const seed = Number(process.env.REVOCATION_SEED ?? Date.now() % 1_000_000);
		const random = randomFrom(seed);
		const db = await open();
		const stage = await setStage(db);
		const server = await startCollab(db);
		const colleague = await enter(server, stage, "lead");
		const typing = type(colleague);
		let stored = 0;
		try {
			for (let i = 0; i < tries; i++) {
				const where = `seed ${seed}, try ${i}`;
				const theirs = [await enter(server, stage, "supporter"), await enter(server, stage, "supporter")];
				const all = theirs.map(type);
				await until(() => theirs.every((editor) => editor.saved() > 0));
				await sleep(below(random, 15));
				const way = pick(random, Object.keys(ways));
				const seq = await revoke(db, stage, way);
				await server.collab.recheck("supporter");
				const code = way === "removed" ? closeCode.noAccess : closeCode.roleChanged;
				expect(await Promise.all(theirs.map(({ closed }) => closed)), where).toEqual([code, code]);
				const saved = colleague.saved();
				await until(() => colleague.saved() > saved + 1);
				const after = await db
					.selectFrom("document_update")
					.select("seq")
					.where("person_id", "=", "supporter")
					.where("seq", ">", seq)
					.execute();
				expect(after, where).toEqual([]);
				stored += theirs.reduce((sum, editor) => sum + editor.saved(), 0);
				for (const { stop } of all) stop();
				await db.deleteFrom("membership").where("person_id", "=", "supporter").execute();
				await addMember(db, "supporter", "councils", "contributor");
			}
			expect(stored).toBeGreaterThan(tries);
		} finally {
			typing.stop();
			colleague.destroy();
			await server.close();
		}
	}, 240_000);
});
