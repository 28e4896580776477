import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import { listUpdates } from "#db/queries/documents-log.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { setStage, startCollab, until } from "./fixture.ts";
import { draft, openRaw } from "./raw-editor.ts";

describeEachDatabase("an edit that passed the gate and cannot be applied", (open) => {
	/** A text with two people in it, one of whom has written. */
	const setUp = async () => {
		const db = await open();
		const stage = await setStage(db);
		const server = await startCollab(db);
		const enter = async (as: "lead" | "supporter") => {
			const editor = openRaw(server, stage.documentName, as);
			await until(() => editor.received.some(({ type }) => type === messageType.role));
			return editor;
		};
		const [author, colleague] = [await enter("lead"), await enter("supporter")];
		const [mine, theirs] = [draft(), draft()];
		author.sendUpdate(mine.write("sound"));
		await until(() => author.saved() === 1);
		return { db, stage, server, enter, author, colleague, mine, theirs };
	};
	type Scene = Awaited<ReturnType<typeof setUp>>;

	test("[C17] is shown to nobody, acknowledged to nobody and emptied in the log; its sender is sent away, and the rest goes on", async () => {
		const { db, stage, server, enter, author, colleague, mine } = await setUp();
		const shown = () => colleague.received.filter(({ sync }) => sync === 2).length;
		await until(() => shown() === 1);

		// No update is known that the gate lets through and Yjs does not take: so Yjs fails, once.
		const bad = mine.write("never shown");
		const failing = vi.spyOn(Y.Item.prototype, "integrate").mockImplementationOnce(() => {
			throw new Error("as Yjs might");
		});
		try {
			author.sendUpdate(bad);
			expect(await author.closed).toBe(closeCode.abuse);
			expect(await colleague.closed).toBe(closeCode.reloaded);
		} finally {
			failing.mockRestore();
		}
		expect([author.saved(), shown()]).toEqual([1, 1]);

		const back = await enter("supporter");
		expect(await server.collab.documents.read(stage.documentId)).toMatchObject({ seq: 2, text: "sound" });
		back.sendUpdate(draft().write("and on"));
		await until(() => back.saved() === 1);
		const log = await listUpdates(db, stage.documentId, 0);
		expect(log.map(({ seq, isIntact }) => [seq, isIntact])).toEqual([
			[1, true],
			[2, true],
			[3, true],
		]);
		expect([...(log[1]?.bytes ?? [])]).toEqual([0, 0]);
		const { text } = await server.collab.documents.read(stage.documentId);
		expect(text.split("\n\n").sort()).toEqual(["and on", "sound"]);
		expect(server.reports).toEqual([expect.stringMatching(/^Edit 2 of document .* is taken back/)]);
		back.destroy();
		await server.close();
	});

	/** Has edits sent one after the other while the document is locked: the first is tried alone, the others follow together. */
	const together = async ({ db, server }: Scene, edits: (() => void)[], meanwhile: () => void) => {
		await db.transaction().execute(async (trx) => {
			await trx
				.updateTable("document")
				.set((eb) => ({ seq: eb.ref("seq") }))
				.execute();
			for (const [index, send] of edits.entries()) {
				send();
				await until(() => server.collab.figures().queuedEdits === index + 1);
			}
			meanwhile();
		});
	};
	const log = async ({ db, stage }: Scene) =>
		(await listUpdates(db, stage.documentId, 0)).map(({ bytes }) =>
			bytes.length === 2 ? "emptied" : "kept",
		);
	const textOf = async ({ server, stage }: Scene) =>
		(await server.collab.documents.read(stage.documentId)).text.split("\n\n").sort();

	test("[C18] what was committed before it stays, what was committed after it is sent again", async () => {
		const scene = await setUp();
		const { author, colleague, mine, theirs, server, enter } = scene;
		const { integrate } = Y.Item.prototype;
		const failing = vi.spyOn(Y.Item.prototype, "integrate");
		const after = theirs.write("after");
		try {
			await together(
				scene,
				[
					() => author.sendUpdate(mine.write("first")),
					() => author.sendUpdate(mine.write("before")),
					() => author.sendUpdate(mine.write("never shown")),
					() => colleague.sendUpdate(after),
				],
				() =>
					failing.mockImplementation(function (this: Y.Item, ...given) {
						if (this.content instanceof Y.ContentString && this.content.str === "never shown")
							throw new Error("as Yjs might");
						return integrate.apply(this, given);
					}),
			);
			expect(await author.closed).toBe(closeCode.abuse);
			expect(await colleague.closed).toBe(closeCode.reloaded);
		} finally {
			failing.mockRestore();
		}
		expect([author.saved(), colleague.saved()]).toEqual([2, 0]);
		const back = await enter("supporter");
		expect(await log(scene)).toEqual(["kept", "kept", "kept", "emptied", "emptied"]);
		back.sendUpdate(after);
		await until(() => back.saved() === 1);
		expect(await textOf(scene)).toEqual(["after", "before", "first", "sound"]);
		expect(server.reports).toEqual([expect.stringMatching(/^Edit 4 of document .* is taken back/)]);
		back.destroy();
		await server.close();
	});

	test("[C18] where it cannot be told which one it was, all are sent again, and nobody is sent away for good", async () => {
		const scene = await setUp();
		const { author, colleague, mine, theirs, server, enter } = scene;
		const [first, one, two] = [mine.write("first"), mine.write("one"), theirs.write("two")];
		const { emit } = Y.Doc.prototype;
		const failing = vi.spyOn(Y.Doc.prototype, "emit");
		try {
			await together(
				scene,
				[() => author.sendUpdate(first), () => author.sendUpdate(one), () => colleague.sendUpdate(two)],
				() => {
					let transactions = 0;
					// Tidying up after the second commit, when all is in.
					failing.mockImplementation(function (this: Y.Doc, ...given) {
						if (given[0] === "beforeObserverCalls" && ++transactions === 2) throw new Error("as Yjs might");
						return emit.apply(this, given);
					});
				},
			);
			expect([await author.closed, await colleague.closed]).toEqual([closeCode.reloaded, closeCode.reloaded]);
		} finally {
			failing.mockRestore();
		}
		const [back, again] = [await enter("supporter"), await enter("lead")];
		expect(await log(scene)).toEqual(["kept", "kept", "emptied", "emptied"]);
		expect(await textOf(scene)).toEqual(["first", "sound"]);
		back.sendUpdate(two);
		again.sendUpdate(one);
		await until(() => back.saved() === 1 && again.saved() === 1);
		expect(await textOf(scene)).toEqual(["first", "one", "sound", "two"]);
		back.destroy();
		again.destroy();
		await server.close();
	});
});
