import { afterEach, expect, test } from "vitest";
import { describeEachDatabase } from "#test/support/databases.ts";
import { openEditor, type PersonName, setStage, startCollab, type TestEditor, type TestServer, until } from "./fixture.ts";

describeEachDatabase("co-editing", (open) => {
	const opened: { destroy(): void }[] = [];
	let server: TestServer;
	afterEach(async () => {
		for (const editor of opened.splice(0)) editor.destroy();
		await server.close();
	});
	const edit = (document: string, as: PersonName, on = server): TestEditor => {
		const editor = openEditor(on, document, as);
		opened.push(editor);
		return editor;
	};

	test("[C1] two people write at once: both texts are there, and both screens agree", async () => {
		const db = await open();
		const stage = await setStage(db);
		server = await startCollab(db);
		const lead = edit(stage.documentName, "lead");
		const supporter = edit(stage.documentName, "supporter");
		await until(() => lead.provider.synced && supporter.provider.synced);
		for (let i = 0; i < 20; i++) {
			lead.write(`lead ${i}`);
			supporter.write(`supporter ${i}`);
		}
		await until(() => lead.text().split("\n").length === 40 && lead.text() === supporter.text());
		expect(server.reports).toEqual([]);
	});
});
