import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { frameSizes } from "#app/features/embeds/embeddable.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { embedsStage, pages } from "./embeds-stage.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});
async function stageOn(...given: Parameters<typeof embedsStage>) {
	const stage = await embedsStage(...given);
	closers.push(stage.close);
	const { app, ask } = stage;
	return {
		...stage,
		about: (path: string, more: Record<string, string> = {}) =>
			ask(`/oembed?${new URLSearchParams({ url: app.origin() + path, ...more })}`),
	};
}

/** What oEmbed 1.0 asks of a rich resource. */
const rich = z.strictObject({
	version: z.literal("1.0"),
	type: z.literal("rich"),
	title: z.string(),
	provider_name: z.string(),
	provider_url: z.url(),
	cache_age: z.coerce.number().int().positive(),
	width: z.coerce.number().int().positive(),
	height: z.coerce.number().int().positive(),
	html: z.string(),
});
const parser = new XMLParser({ parseTagValue: false });

describeEachDatabase("oEmbed", (open) => {
	test("[N53] tells in JSON and in XML how to embed each page, in the same words", async () => {
		const { app, ask, about } = await stageOn(await open());
		for (const [kind, [, path]] of Object.entries(pages)) {
			const json = await about(path);
			expect([json.status, json.headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
			expect(json.headers["access-control-allow-origin"]).toBe("*");
			const told = rich.parse(JSON.parse(json.body.toString()));
			expect(told).toMatchObject({
				...frameSizes[kind as keyof typeof frameSizes],
				provider_url: app.origin(),
			});
			const [, src = "", title] = /^<iframe src="([^"]+)" title="([^"]+)"/.exec(told.html) ?? [];
			expect(title).toBe(told.title);
			expect(src).toBe(`${app.origin()}/embed${path}`);
			expect((await ask(new URL(src).pathname)).status).toBe(200);
			const xml = await about(path, { format: "xml" });
			expect([xml.status, xml.headers["content-type"]]).toEqual([200, "text/xml; charset=utf-8"]);
			expect(XMLValidator.validate(xml.body.toString())).toBe(true);
			expect(rich.parse(parser.parse(xml.body.toString()).oembed)).toEqual(told);
		}
	});

	test("[N53] is never larger than asked for, and takes what is no size for none", async () => {
		const { about } = await stageOn(await open());
		const sizeOf = async (more: Record<string, string>) => {
			const { width, height, html } = rich.parse(JSON.parse((await about("/small", more)).body.toString()));
			expect(html).toContain(`width="${width}" height="${height}"`);
			return [width, height];
		};
		const { width, height } = frameSizes.roadmap;
		expect(await sizeOf({ maxwidth: "300", maxheight: "200" })).toEqual([300, 200]);
		expect(await sizeOf({ maxwidth: "9000" })).toEqual([width, height]);
		for (const nonsense of ["-1", "0", "wide", "1e3", ""])
			expect(await sizeOf({ maxwidth: nonsense })).toEqual([width, height]);
	});

	test("[N53] refuses other formats with 501, other pages with 404, and no page with 400", async () => {
		const { app, ask, about } = await stageOn(await open());
		expect((await about("/small", { format: "yaml" })).status).toBe(501);
		expect((await ask("/oembed")).status).toBe(400);
		expect((await ask("/oembed?url=")).status).toBe(400);
		for (const path of ["/", "/small/changes", "/small/workstreams/together", "/help", "/nowhere"])
			expect([path, (await about(path)).status]).toEqual([path, 404]);
		const port = new URL(app.origin()).port;
		for (const url of [
			"https://elsewhere.example/small",
			`http://127.0.0.2:${port}/small`,
			"small",
			"javascript:1",
		])
			expect((await ask(`/oembed?${new URLSearchParams({ url })}`)).status).toBe(404);
		// Behind a proxy the scheme that a consumer saw may be another.
		const secure = `${app.origin().replace("http:", "https:")}/small?as-at=2026-01-01#actions`;
		expect((await ask(`/oembed?${new URLSearchParams({ url: secure })}`)).status).toBe(200);
	});

	test("[N53] whatever was typed stays within its attribute and element", async () => {
		const db = await open();
		const { about, forgetAll } = await stageOn(db);
		const typed = `"><script>alert(1)</script>&amp; ]]> 東京`;
		await db.updateTable("roadmap").set({ title: typed }).execute();
		forgetAll();
		const told = rich.parse(JSON.parse((await about("/small")).body.toString()));
		expect(told.title).toContain(typed);
		expect(told.html).not.toContain("<script");
		expect(told.html.match(/"/g)?.length).toBe(12);
		const xml = parser.parse((await about("/small", { format: "xml" })).body.toString()).oembed;
		expect(rich.parse(xml)).toEqual(told);
	});

	test("[N53] pages name it in their heads", async () => {
		const { app, ask } = await stageOn(await open());
		for (const [, path] of Object.values(pages)) {
			const page = (await ask(path)).body.toString();
			const head = page.slice(0, page.indexOf("</head>"));
			for (const [type, format] of [
				["application/json+oembed", "json"],
				["text/xml+oembed", "xml"],
			]) {
				const link = head.split("<link ").find((part) => part.includes(type ?? ""));
				const href = /href="([^"]+)"/.exec(link ?? "")?.[1]?.replaceAll("&amp;", "&") ?? "";
				const url = new URL(href);
				expect([url.origin, url.searchParams.get("url")]).toEqual([app.origin(), app.origin() + path]);
				expect((await ask(url.pathname + url.search)).headers["content-type"]).toContain(format);
			}
		}
	});
});
