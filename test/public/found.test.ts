import { XMLParser } from "fast-xml-parser";
import { afterEach, expect, test } from "vitest";
import { defaultInstallation } from "#app/domain/installation.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import * as robots from "#app/routes/public/robots-txt.ts";
import * as sitemap from "#app/routes/public/sitemap-xml.ts";
import { writeInstallation } from "#db/queries/installation.ts";
import { setStage } from "#test/history/stage.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { roadmapRow } from "#test/support/roadmap-row.ts";
import { testNow } from "#test/support/test-context.ts";
import { startPublicSite } from "./public-site.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});
async function site(...[db, options]: Parameters<typeof startPublicSite>) {
	const more = {
		sitemap: { path: "sitemap.xml", module: sitemap },
		robots: { path: "robots.txt", module: robots },
	};
	const started = await startPublicSite(db, { ...options, more });
	closers.push(started.close);
	const text = async (path: string) => (await started.ask(path)).body.toString();
	return { ...started, text };
}

describeEachDatabase("how public pages are found and cited", (fresh) => {
	test("[P23] one address, the service's name in the title, and what social networks show", async () => {
		const db = await fresh();
		const { people } = await addPartnership(db);
		const said = { personId: people.coordinator.id, at: testNow.toISOString() };
		const settings = { ...defaultInstallation, serviceName: "The <Hub>" };
		await writeInstallation(db, defaultInstallation, settings, undefined, said);
		const { text, app } = await site(db);
		const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
		const origin = app.origin();
		const html = await text("/small?status=on-track&utm_source=x");
		expect(canonicalOf(html)).toBe(`${origin}/small`);
		expect(html).toContain("<title>Roadmap small – The &lt;Hub&gt;</title>");
		for (const [property, content] of [
			["og:title", "Roadmap small"],
			["og:site_name", "The &lt;Hub&gt;"],
			["og:url", `${origin}/small`],
			["og:image", `${origin}/social.png`],
			["og:description", "To be tested."],
		])
			expect(html).toContain(`<meta property="${property}" content="${content}"/>`);
		expect(html.match(/<title/g)).toHaveLength(1);
		expect(canonicalOf(await text("/small/actions/open-clinic?before=7"))).toBe(
			`${origin}/small/actions/open-clinic?before=7`,
		);
		expect(canonicalOf(await text("/"))).toBe(`${origin}/`);
		const missing = await text("/small/actions/nothing");
		expect(canonicalOf(missing)).toBeUndefined();
		expect(missing).not.toContain("og:");
	});

	test("[P22] [P23] a page of a past day is cited and known under that day", async () => {
		const stage = await setStage(await fresh(), "march");
		closers.push(stage.close);
		stage.pass(24 * 5);
		const { text, app } = await site(stage.context.db, { now: stage.context.now });
		const origin = app.origin();
		const now = await text("/march/actions/open-clinic");
		const cited = /<p class="app-cite__text">([^<]+)</.exec(now)?.[1];
		expect(cited).toBe(
			`The council. Open a clinic. In: A small roadmap. Waymark, as at 7 March 2026. ${origin}/march/actions/open-clinic?as-at=2026-03-07`,
		);
		const then = await text("/march?as-at=2026-3-4&status=at-risk");
		expect(then).toContain(`<link rel="canonical" href="${origin}/march?as-at=2026-03-04"/>`);
		expect(then).toContain(`as at 4 March 2026. ${origin}/march?as-at=2026-03-04&amp;status=at-risk`);
	});

	test("[P24] the sitemap lists what is public with its last change, and nothing else", async () => {
		const db = await fresh();
		const stage = await setStage(db, "march");
		closers.push(stage.close);
		await db
			.insertInto("roadmap")
			.values(roadmapRow("draft", { published: 0 }))
			.execute();
		stage.pass(24);
		await changeStatus(stage.context, stage.councilLead, {
			...{ roadmapSlug: "march", actionSlug: "open-clinic", version: 1, status: "off-track" },
			...{ reason: "The builder left.", path: "Find another." },
		});
		await db.updateTable("action").set({ internal: 1 }).where("slug", "=", "count").execute();
		const { ask, app } = await site(db);
		const answer = await ask("/sitemap.xml");
		expect(answer.headers["content-type"]).toBe("application/xml; charset=utf-8");
		const { urlset } = new XMLParser({ ignoreAttributes: false }).parse(answer.body.toString());
		expect(urlset["@_xmlns"]).toBe("http://www.sitemaps.org/schemas/sitemap/0.9");
		const urls = urlset.url as { loc: string; lastmod?: string }[];
		const paths = urls.map(({ loc }) => loc.replace(app.origin(), ""));
		expect(paths.toSorted()).toEqual(
			[
				...["/", "/march", "/march/changes", "/march/updates", "/march/measures", "/march/partners"],
				...["/march/decisions", "/march/data", "/march/workstreams/together", "/march/workstreams/apart"],
				...["/march/actions/open-clinic", "/march/actions/ask-patients"],
				...["/march/partners/council", "/march/partners/trust", "/march/measures/waiting-time"],
				...["/march/updates/1", "/march/updates/2", "/march/timeline", "/march/status-over-time"],
			].toSorted(),
		);
		const changed = (path: string) => urls.find(({ loc }) => loc.endsWith(path))?.lastmod;
		expect(changed("/actions/open-clinic")).toBe("2026-03-03T09:00:00.000Z");
		expect(changed("/actions/ask-patients")).toBe("2026-03-02T09:00:00.000Z");
		expect(changed("/march")).toBe("2026-03-03T09:00:00.000Z");
		await db.updateTable("action").set({ internal: 1 }).execute();
		app.forgetPublic("roadmaps");
		const without = (await ask("/sitemap.xml")).body.toString();
		expect(without).not.toContain("/actions/");
		// The update of the action goes with it; the other one is about a workstream.
		expect(without.match(/\/updates\/\d/g)).toHaveLength(1);
	});

	test("[P24] robots stay out of signed-in work, and are told where the list is", async () => {
		const { text, app } = await site(await fresh());
		const lines = (await text("/robots.txt")).split("\n");
		for (const path of ["/workspace", "/account", "/sign-in"]) expect(lines).toContain(`Disallow: ${path}`);
		expect(lines).toContain(`Sitemap: ${app.origin()}/sitemap.xml`);
	});
});
