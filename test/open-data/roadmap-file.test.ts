import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRoadmapFile } from "#app/domain/roadmap-file.ts";
import { isSafeHtml } from "#app/domain/safe-html.ts";
import { loadRoadmap } from "#app/features/loading/load-roadmap.server.ts";
import { readRoadmapSource } from "#app/features/loading/read-roadmap-source.server.ts";
import { readOpenData } from "#app/features/open-data/read-open-data.server.ts";
import { writeRoadmapFile } from "#app/features/open-data/write-roadmap-file.ts";
import * as roadmapJson from "#app/routes/open-data/roadmap-json.ts";
import type { Db } from "#db/database.ts";
import { startPublicSite } from "#test/public/public-site.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import { edit, editingOfEach, editingStep } from "../history/editing-steps.ts";
import { setStage } from "../history/stage.ts";
import { oneOfEach, step, take } from "../history/steps.ts";

const demoFolder = join(import.meta.dirname, "../../db/demo");
const now = new Date("2026-11-20T12:00:00.000Z");

async function exported(db: Db, slug: string, query = "") {
	const open = await readOpenData(testContext(db).context, slug, new URLSearchParams(query));
	if (!open) throw new Error("The public sees nothing");
	return JSON.stringify(writeRoadmapFile(open));
}

async function loadText(db: Db, text: string) {
	const read = readRoadmapFile(text);
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	const outcome = await loadRoadmap(db, read.file, { digest: "again", now, publish: true });
	expect(outcome).toMatchObject({ outcome: "loaded" });
}

describeEachDatabase("the exported file", (open) => {
	test.each(["fast-track-cities-london", "london-vision"])(
		"[N1] of %s holds its file and loads again without difference",
		async (name) => {
			const [db, other] = [await open(), await open()];
			const source = await readRoadmapSource(join(demoFolder, `${name}.json`));
			if (!source.ok) throw new Error("The demo file is broken");
			await loadRoadmap(db, source.file, { digest: source.digest, now: testNow, publish: true });
			const first = await exported(db, name);
			const file = JSON.parse(first);
			expect(file.workstreams).toMatchObject(source.file.workstreams);
			expect(file.roadmap).toMatchObject(source.file.roadmap);
			expect(file.indicators).toHaveLength(source.file.indicators.length);
			expect(file.indicators).toEqual(expect.arrayContaining(source.file.indicators));
			await loadText(other, first);
			expect(JSON.parse(await exported(other, name))).toEqual(file);
		},
	);

	test("[N2] of a roadmap that people lived in loads again without difference, random histories included", async () => {
		const db = await open();
		const random = fc.sample(fc.oneof(step, editingStep), { numRuns: 60, seed: 7 });
		for (const [index, wishes] of [[...oneOfEach.slice(0, -1), ...editingOfEach], random].entries()) {
			const slug = `lived-${index}`;
			const stage = await setStage(db, slug);
			try {
				for (const wish of wishes) {
					stage.pass(5);
					await ("kind" in wish ? edit(stage, wish) : take(stage, wish));
				}
			} finally {
				await stage.close();
			}
			const row = await db
				.selectFrom("roadmap")
				.select(["id", "slug"])
				.where("id", "=", stage.roadmapId)
				.executeTakeFirstOrThrow();
			const actions = await db
				.selectFrom("action")
				.select("slug")
				.where("roadmap_id", "=", row.id)
				.where("archived_at", "is", null)
				.execute();
			expect(actions.length).toBeGreaterThan(0);
			const first = await exported(db, row.slug);
			const other = await open();
			await loadText(other, first);
			expect(JSON.parse(await exported(other, row.slug))).toEqual(JSON.parse(first));
			if (index === 0) expect(first).toContain("waymark-update-1");
		}
	});

	test("[N3] holds nothing that is not public", async () => {
		const db = await open();
		const stage = await setStage(db, "small");
		await stage.close();
		const action = { title: "PRIVATE action", internal: 1 as const };
		await db.updateTable("action").set(action).where("slug", "=", "count").execute();
		await db
			.updateTable("action")
			.set({ owner_id: stage.councilLead.id, status_person_id: stage.councilLead.id })
			.where("slug", "=", "open-clinic")
			.execute();
		await db.updateTable("meeting").set({ summary: "PRIVATE minutes" }).execute();
		const text = await exported(db, "small");
		for (const word of ["PRIVATE", "Sam Whitlow", "@", stage.councilLead.id])
			expect(text).not.toContain(word);
		await db.updateTable("roadmap").set({ published: 0 }).execute();
		expect(await readOpenData(testContext(db).context, "small", new URLSearchParams())).toBeNull();
	});
});

describeEachDatabase("the address of the exported file", (open) => {
	test("[N5] answers anybody on any site with a tag, and forgets what changed", async () => {
		const db = await open();
		const stage = await setStage(db, "small");
		await stage.close();
		const site = await startPublicSite(db, {
			more: { file: { path: ":roadmap/data/roadmap.json", module: roadmapJson } },
		});
		try {
			const first = await site.ask("/small/data/roadmap.json");
			expect(first.status).toBe(200);
			expect(first.headers).toMatchObject({
				"content-type": "application/json; charset=utf-8",
				"access-control-allow-origin": "*",
				etag: expect.stringMatching(/^"/),
			});
			expect(readRoadmapFile(first.body.toString()).ok).toBe(true);
			const again = await site.ask("/small/data/roadmap.json", {
				"If-None-Match": String(first.headers.etag),
			});
			expect(again.status).toBe(304);
			await db
				.updateTable("action")
				.set({ title: "Ωδή – ワクチン" })
				.where("slug", "=", "open-clinic")
				.execute();
			site.forget(`roadmap:${stage.roadmapId}`);
			expect((await site.ask("/small/data/roadmap.json")).body.toString()).toContain("Ωδή – ワクチン");
			expect((await site.ask("/nothing/data/roadmap.json")).status).toBe(404);
			const never = await site.ask("/small/data/roadmap.json?as-at=2026-13-45");
			expect(never).toMatchObject({ status: 400, headers: { "content-type": "text/plain; charset=utf-8" } });
			const asAt = await site.ask("/small/data/roadmap.json?as-at=2026-03-02");
			expect(asAt.status).toBe(200);
			expect(asAt.body.toString()).toContain("Open a clinic");
		} finally {
			await site.close();
		}
	});
});

test("[N4] an exported file with HTML that Waymark does not write is refused", () => {
	for (const html of [
		"<script>alert(1)</script>",
		'<p onclick="x">a</p>',
		'<a href="javascript:alert(1)" rel="nofollow noopener noreferrer">a</a>',
		"<p>a",
		"</p>",
		"<p><strong>a</p></strong>",
		"<img src=x>",
		"<P>a</P>",
		"<!-- a -->",
		"a < b",
	])
		expect({ html, safe: isSafeHtml(html) }).toEqual({ html, safe: false });
	const right =
		'<h3>Done</h3><p>a<br>“b” &lt;</p><ol start="3"><li><p><a href="https://a.example/?&#38;" rel="nofollow noopener noreferrer">x</a></p></li></ol>';
	expect(isSafeHtml(right)).toBe(true);
});
