import { afterEach, expect, test } from "vitest";
import { isReservedSlug } from "#app/domain/reserved-slugs.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { framePath, readPagePath } from "#app/features/embeds/embeddable.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { embedsStage, pages } from "./embeds-stage.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});
async function stageOn(...given: Parameters<typeof embedsStage>) {
	const stage = await embedsStage(...given);
	closers.push(stage.close);
	return stage;
}

const paths = Object.values(pages).map(([, path]) => path);

test("[N55] the addresses of embeds are reserved, and only pages that can be embedded are read as such", () => {
	expect(["embed", "oembed"].map(isReservedSlug)).toEqual([true, true]);
	expect(readPagePath("/small/partners/council/")).toEqual({ roadmap: "small", organisation: "council" });
	for (const other of [
		"/",
		"/small/changes",
		"/small/actions",
		"/small/updates/1",
		"/small/actions/a/b",
		"small",
	])
		expect(readPagePath(other)).toBeNull();
});

describeEachDatabase("embeds", (open) => {
	test("[N50] a frame has no script, no form and nothing from elsewhere, and its links take the whole window", async () => {
		const { ask } = await stageOn(await open());
		const words = ["on track", "The lease is signed.", "Open a clinic", "900 people by 2030"];
		for (const [index, path] of paths.entries()) {
			const { status, headers, body } = await ask(framePath(path));
			const page = body.toString();
			expect(status).toBe(200);
			expect(headers["content-type"]).toBe("text/html; charset=utf-8");
			expect(headers["set-cookie"]).toBeUndefined();
			expect(page.toLowerCase()).toContain(words[index]?.toLowerCase());
			expect(page).not.toMatch(/<(script|form|img|iframe|object|style)|\son\w+=|\sstyle=/i);
			const links = [...page.matchAll(/<a [^>]*>/g)].map(([link]) => link);
			expect(links.length).toBeGreaterThan(1);
			for (const link of links) expect(link).toContain('target="_top"');
			expect(page.match(/<link rel="stylesheet"/g)?.length).toBe(1);
		}
	});

	test("[N51] frames say by whom they may be framed; no other page may be", async () => {
		const { ask, app, forgetAll } = await stageOn(await open());
		for (const ancestors of ["*", "https://one.example https://*.two.example"]) {
			app.frameAncestors = ancestors;
			forgetAll();
			for (const path of [...paths, "/small/actions/nothing"]) {
				const { headers } = await ask(framePath(path));
				const policy = String(headers["content-security-policy"]);
				expect(policy).toContain("default-src 'none'");
				expect(policy.split("; ").at(-1)).toBe(`frame-ancestors ${ancestors}`);
				expect(headers["x-frame-options"]).toBeUndefined();
			}
		}
		for (const path of [...paths, "/"]) {
			const { headers } = await ask(path);
			expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
			expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
		}
	});

	test("[N52] a frame shows what the page shows at that moment, and is kept until then", async () => {
		const { app, ask, people, stats } = await stageOn(await open());
		const frame = framePath("/small/actions/open-clinic");
		const first = await ask(frame);
		const renders = stats().renders;
		expect((await ask(frame, { "if-none-match": String(first.headers.etag) })).status).toBe(304);
		expect(stats().renders).toBe(renders);
		const where = { roadmapSlug: "small", actionSlug: "open-clinic", version: 1 };
		const words = { status: "at-risk" as const, reason: "<script>late</script>", path: "We ask." };
		expect((await changeStatus(app, people.councilLead, { ...where, ...words })).ok).toBe(true);
		const page = (await ask(frame)).body.toString();
		expect(page).toContain("At risk");
		expect(page).toContain("&lt;script&gt;late&lt;/script&gt;");
		for (const { name } of Object.values(people)) expect(page).not.toContain(name);
	});

	test("[N52] what is not public answers a frame and a question exactly as what does not exist", async () => {
		const db = await open();
		const { ask, action, forgetAll, app } = await stageOn(db);
		const same = async (there: string, nowhere: string) => {
			const [one, other] = [await ask(there), await ask(nowhere)];
			expect([one.status, { ...one.headers, date: "" }]).toEqual([404, { ...other.headers, date: "" }]);
			expect(one.body.equals(other.body)).toBe(true);
		};
		const question = (path: string) => `/oembed?url=${encodeURIComponent(app.origin() + path)}`;
		const hidden = async (path: string, like: string) => {
			forgetAll();
			await same(framePath(path), framePath(like));
			await same(question(path), question(like));
		};
		await db.updateTable("action").set({ internal: 1 }).where("id", "=", action.id).execute();
		await hidden("/small/actions/open-clinic", "/small/actions/nothing");
		for (const path of paths.filter((path) => !path.includes("actions")))
			expect((await ask(framePath(path))).body.toString()).not.toContain("Open a clinic");
		await db.updateTable("roadmap").set({ published: 0 }).execute();
		for (const path of paths) await hidden(path, path.replace("small", "nowhere"));
	});
});
