import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { defaultInstallation } from "#app/domain/installation.ts";
import { readOpenChanges } from "#app/features/open-data/read-open-changes.server.ts";
import { JsonLd } from "#app/ui/json-ld.tsx";
import { writeInstallation } from "#db/queries/installation.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { setStage } from "../history/stage.ts";
import { oneOfEach, take } from "../history/steps.ts";
import { csvFiles, startDataSite } from "./csv-stage.ts";

describeEachDatabase("what is told of the data", (open) => {
	test("[N10] files hold nothing internal, no person and no address", async () => {
		const db = await open();
		const stage = await setStage(db, "small");
		await db
			.updateTable("action")
			.set({ title: "PRIVATE", internal: 1 })
			.where("slug", "=", "count")
			.execute();
		await db
			.updateTable("action")
			.set({ title: "ARCHIVED", archived_at: "2026-03-02T09:00:00.000Z" })
			.where("slug", "=", "ask-patients")
			.execute();
		for (const wish of oneOfEach) {
			stage.pass(5);
			await take(stage, wish);
			await take(stage, { ...wish, action: "count", asCoordinator: true });
		}
		await stage.close();
		await db.updateTable("meeting").set({ summary: "PRIVATE minutes" }).execute();
		await db
			.updateTable("person")
			.set({ email: "sam@council.example" })
			.where("name", "=", "Sam Whitlow")
			.execute();
		const site = await startDataSite(db);
		const all = async (query = "") => {
			site.forget(`roadmap:${stage.roadmapId}`);
			const files = [...csvFiles.map((file) => `/${file}`), "/csv-metadata.json", "/roadmap.json", ""];
			const answers = files.map((file) => site.ask(`/small/data${file}${query}`));
			return (await Promise.all(answers)).map(({ body }) => body.toString()).join("\n");
		};
		try {
			const marks = ["PRIVATE", "sam@council.example", stage.councilLead.id, stage.coordinator.id, "Robin"];
			for (const query of ["", "?as-at=2026-03-03"]) {
				const text = await all(query);
				expect(text).toContain("Open a clinic");
				for (const mark of [...marks, "Sam Whitlow"]) expect(text).not.toContain(mark);
			}
			// An archived action is out of the files; the ledger still says that there was one.
			expect((await site.ask("/small/data/actions.csv")).body.toString()).not.toContain("ARCHIVED");
			await db.updateTable("roadmap").set({ shows_owners: 1 }).execute();
			const told = await all();
			expect(told).toContain("Sam Whitlow");
			for (const mark of marks) expect(told).not.toContain(mark);
			await db.updateTable("roadmap").set({ published: 0 }).execute();
			site.forget(`roadmap:${stage.roadmapId}`);
			for (const file of csvFiles) expect((await site.ask(`/small/data/${file}`)).status).toBe(404);
		} finally {
			await site.close();
		}
	});

	test("[N12] the page names every file, column and licence, in words and in schema.org terms", async () => {
		const db = await open();
		const stage = await setStage(db, "small");
		await stage.close();
		const title = '</script><script>alert("x")</script>';
		await db.updateTable("roadmap").set({ title }).execute();
		const site = await startDataSite(db);
		try {
			const html = (await site.ask("/small/data")).body.toString();
			const links = [...html.matchAll(/href="(\/small\/data\/[^"]+)"/g)].map(([, href]) => href ?? "");
			expect(links).toHaveLength(csvFiles.length + 2);
			for (const link of links) expect((await site.ask(link)).status).toBe(200);
			const metadata = JSON.parse((await site.ask("/small/data/csv-metadata.json")).body.toString());
			for (const { tableSchema } of metadata.tables)
				for (const { name } of tableSchema.columns) expect(html).toContain(`<code>${name}</code>`);
			expect(html).not.toContain("<script>alert");
			const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
			const dataset = JSON.parse(blocks[0]?.[1] ?? "");
			const origin = site.app.origin();
			expect(blocks).toHaveLength(1);
			expect(dataset).toMatchObject({
				"@context": "https://schema.org",
				"@type": "Dataset",
				name: expect.stringContaining(title),
				url: `${origin}/small/data`,
				license: expect.stringContaining("open-government-licence/version/3"),
				temporalCoverage: "2019-01-01/2030-12-31",
				creator: [{ "@type": "Organization", name: "The council" }, { name: "The trust" }],
			});
			for (const { contentUrl, encodingFormat } of dataset.distribution) {
				const answer = await site.ask(contentUrl.slice(origin.length));
				expect(answer.status).toBe(200);
				expect(answer.headers["content-type"]).toContain(encodingFormat);
			}
			const past = (await site.ask("/small/data?as-at=2026-03-02")).body.toString();
			expect(past).toContain('href="/small/data/actions.csv?as-at=2026-03-02"');
		} finally {
			await site.close();
		}
	});

	test("[N13] public pages name the licence that the installation sets", async () => {
		const db = await open();
		const stage = await setStage(db, "small");
		await stage.close();
		const site = await startDataSite(db);
		const foot = async (path: string) => {
			const html = (await site.ask(path)).body.toString().replaceAll("<!-- -->", "");
			return /<footer.*<\/footer>/s.exec(html)?.[0] ?? "";
		};
		try {
			const ours = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
			for (const path of ["/", "/small", "/small/data"]) {
				expect(await foot(path)).toContain(`href="${ours}"`);
				expect(await foot(path)).toContain("Open Government Licence v3.0");
			}
			const settings = { ...defaultInstallation, dataLicence: { name: "CC BY 4.0", url: null } };
			const said = { personId: stage.coordinator.id, at: "2026-03-02T09:00:00.000Z" };
			expect(await writeInstallation(db, { version: 0 }, settings, undefined, said)).toBe(true);
			site.forget("installation");
			expect(await foot("/small")).toContain("under the CC BY 4.0.");
			expect((await site.ask("/small/data/csv-metadata.json")).body.toString()).toContain('"CC BY 4.0"');
		} finally {
			await site.close();
		}
	});

	test("[N14] a long ledger goes on in the next file", async () => {
		const db = await open();
		const stage = await setStage(db, "small");
		for (const wish of oneOfEach.slice(0, -1)) {
			stage.pass(5);
			await take(stage, wish);
		}
		await stage.close();
		const read = async (search: URLSearchParams, most?: number) => {
			const found = await readOpenChanges(stage.context, "small", search, most);
			if (!found) throw new Error("The public sees nothing");
			return found;
		};
		const whole = await read(new URLSearchParams());
		expect(whole.next).toBeNull();
		const found = [];
		let next: number | null = null;
		do {
			const part = await read(new URLSearchParams(next === null ? {} : { before: String(next) }), 4);
			expect(part.changes.length).toBeLessThanOrEqual(4);
			found.push(...part.changes);
			next = part.next;
		} while (next !== null);
		expect(found).toEqual(whole.changes);
	});
});

test("[N12] no text breaks out of the block of data", () => {
	const name = "</script><!--<script>&amp;\u2028";
	const html = renderToStaticMarkup(<JsonLd facts={{ name }} />);
	expect(html.match(/</g)).toHaveLength(2);
	const [, text = ""] = />(.*)</s.exec(html) ?? [];
	expect(JSON.parse(text)).toEqual({ name });
});
