import { alarm, council, editor, openText, saved, state, textbox, write } from "./support/editor.ts";
import { axeFindings, expect, sidewaysScroll, test } from "./support/test.ts";

test("[V51] who opens a text that is damaged in the store reads what is in order, and is told what to quote", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs(council);
	await openText(page);
	await write(page, "These words are in order.");
	await saved(page);
	const address = page.url();
	await page.context().close();
	await waymark.kill("SIGKILL");
	const [last] = await waymark.query<{ document_id: string; seq: number }>(
		"select document_id, seq from document_update order by at desc, seq desc limit 1",
	);
	if (!last) throw new Error("Nothing was stored");
	const of = "document_id = ? and seq = ?";
	const change = `update document_update set checksum = checksum + 1 where ${of}`;
	await waymark.query(change, last.document_id, last.seq);
	await waymark.start();

	const reader = await openAs(council);
	await reader.goto(address);
	await expect(alarm(reader)).toContainText(`quote ${last.document_id.slice(0, 8)}-${last.seq}.`);
	await expect(alarm(reader)).toContainText("nobody can change it until it is repaired");
	await expect(state(reader)).toHaveText("Read-only");
	await expect(editor(reader)).toContainText("These words are in order");
	await expect(textbox(reader)).not.toBeEditable();
	expect(await axeFindings(reader)).toEqual([]);
	await reader.setViewportSize({ width: 320, height: 800 });
	expect(await sidewaysScroll(reader)).toBeLessThanOrEqual(0);
});
