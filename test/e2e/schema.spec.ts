import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { fixtureDocuments } from "../schema/fixture-documents.ts";
import { coordinatorName, expect, nameOfRole, roadmapPath, test } from "./support/test.ts";
import type { Waymark } from "./support/waymark.ts";

/** Puts a text into the database, as the only edit of a document that nobody has opened. Returns the document and its page. */
async function plant(waymark: Waymark, text: Y.Doc): Promise<{ id: string; path: string }> {
	const [found] = await waymark.query<{ id: string; slug: string }>(
		`select d.id, a.slug from document d join action a on a.id = d.action_id join roadmap r on r.id = a.roadmap_id
		where d.seq = 0 and '/' || r.slug = ? order by a.slug desc limit 1`,
		roadmapPath,
	);
	const [person] = await waymark.query<{ id: string }>("select id from person limit 1");
	if (!found || !person) throw new Error("There is no document that nobody has opened");
	await waymark.query(
		"insert into document_update (document_id, seq, bytes, person_id, at) values (?, 1, ?, ?, '2026-01-05T09:00:00.000Z')",
		...[found.id, Buffer.from(Y.encodeStateAsUpdate(text)), person.id],
	);
	await waymark.query("update document set seq = 1 where id = ?", found.id);
	return { id: found.id, path: `/workspace${roadmapPath}/actions/${found.slug}` };
}

const saved = (page: Page) =>
	expect(page.locator("[data-document]").getByRole("status").first()).toHaveText("Saved");

test("[K7] the shipped editor opens everything that the schema allows, to write and to read, and writes nothing", async ({
	openAs,
	waymark,
}) => {
	const everything = fixtureDocuments().get("everything");
	if (!everything) throw new Error("There is no such fixture");
	const { id, path } = await plant(waymark, everything);
	const writer = await openAs(await coordinatorName(waymark));
	await writer.goto(path);
	await saved(writer);
	const text = writer.getByRole("textbox", { name: "Narrative" });
	await expect(text).toContainText("Words “with” £ & 👍🏽 é");
	await text.click();
	await writer.keyboard.press("Control+End");
	await saved(writer);
	const reader = await openAs(await nameOfRole(waymark, "observer"));
	await reader.goto(path);
	await expect(reader.getByText("Words “with”").first()).toBeVisible();
	// A second window has everything from the first, should that have written anything.
	const other = await openAs(await coordinatorName(waymark));
	await other.goto(path);
	await saved(other);
	expect(await waymark.query("select seq from document_update where document_id = ?", id)).toHaveLength(1);
});
