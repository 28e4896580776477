import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import { listUpdates } from "#db/queries/documents-log.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { setStage, startCollab, until } from "./fixture.ts";
import { draft, openRaw } from "./raw-editor.ts";

describeEachDatabase("an edit that passed the gate and cannot be applied", (open) => {
	test("[C17] is shown to nobody, acknowledged to nobody and emptied in the log; its sender is sent away, and the rest goes on", async () => {
		const db = await open();
		const stage = await setStage(db);
		const server = await startCollab(db);
		const enter = async (as: "lead" | "supporter") => {
			const editor = openRaw(server, stage.documentName, as);
			await until(() => editor.received.some(({ type }) => type === messageType.role));
			return editor;
		};
		const [author, colleague] = [await enter("lead"), await enter("supporter")];
		const mine = draft();
		author.sendUpdate(mine.write("sound"));
		await until(() => author.saved() === 1);
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
});
