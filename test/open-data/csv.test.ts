import { expect, test } from "vitest";
import { neutralCell } from "#app/features/open-data/tables/neutral-cell.ts";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { setStage } from "../history/stage.ts";
import { oneOfEach, take } from "../history/steps.ts";
import { csvFiles, type DataSite, readCsv, rowsOf, startDataSite } from "./csv-stage.ts";

/** A site with a roadmap that people lived in during March 2026. */
async function livedIn(db: Db) {
	const stage = await setStage(db, "small");
	for (const wish of oneOfEach.slice(0, -1)) {
		stage.pass(5);
		await take(stage, wish);
	}
	await stage.close();
	return { stage, site: await startDataSite(db) };
}

async function withSite(db: Db, use: (site: DataSite, roadmapId: string) => Promise<void>) {
	const { stage, site } = await livedIn(db);
	try {
		await use(site, stage.roadmapId);
	} finally {
		await site.close();
	}
}

const strange = 'He said "no", ثم غادر\r\nnew line\n\ttab; semi 🏳️‍⚧️ Ωδή – 東京';
const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "−"];

describeEachDatabase("files of rows", (open) => {
	test("[N6] hold exactly what is on the roadmap, whatever the text", async () => {
		const db = await open();
		await withSite(db, async (site, roadmapId) => {
			await db.updateTable("action").set({ title: strange }).where("slug", "=", "open-clinic").execute();
			await db.updateTable("milestone").set({ title: strange }).where("position", "=", 0).execute();
			await db
				.updateTable("measure")
				.set({ interpretation: strange, next_release_on: "2027-10-31" })
				.execute();
			site.forget(`roadmap:${roadmapId}`);
			const actions = await rowsOf(site, "/small/data/actions.csv");
			expect(actions.map(({ action }) => action)).toEqual(["open-clinic", "ask-patients", "count"]);
			expect(actions[0]).toMatchObject({
				title: strange,
				workstream: "together",
				lead_organisation: "council",
				lead_organisation_name: "The council",
				supporting_organisations: "trust",
				starts_on: "2019-03-01",
				due_on: "2027-03-31",
				original_due_on: "2020-12-31",
				overdue: "false",
				status: "off-track",
				status_reason: "So it is.",
				status_path: "Ask.",
				stated_by: "council",
				milestones: "2",
				milestones_reached: "2",
				url: `${site.app.origin()}/small/actions/open-clinic`,
			});
			const milestones = await rowsOf(site, "/small/data/milestones.csv");
			expect(milestones).toHaveLength(2);
			expect(milestones[0]).toMatchObject({
				action: "open-clinic",
				number: "1",
				title: strange,
				due_on: "",
				reached_on: "2019-06-30",
				illustrative: "completedOn",
			});
			const measures = await rowsOf(site, "/small/data/measures.csv");
			expect(measures).toHaveLength(2);
			expect(measures[0]).toMatchObject({
				measure: "waiting-time",
				period: "2018/19",
				period_ends_on: "2019-03-31",
				value: "12.5",
				provisional: "false",
				target_period: "2020-Q4",
				target_value: "7",
				interpretation: strange,
				next_release_on: "2027-10-31",
				illustrative: "target.value",
				url: `${site.app.origin()}/small/measures/waiting-time`,
			});
			const changes = await rowsOf(site, "/small/data/changes.csv");
			expect(changes.find(({ kind }) => kind === "status-changed")).toMatchObject({
				sentence: "The council changed the status from At risk to Off track.",
				reason: "So it is.",
				status_from: "at-risk",
				status_to: "off-track",
				subject: "open-clinic",
				subject_title: strange,
			});
			const revisions = changes.map(({ revision }) => Number(revision));
			expect(revisions).toEqual([...revisions].sort((a, b) => b - a));
			const { text } = readCsv((await site.ask("/small/data/changes.csv")).body);
			expect(text.endsWith("\r\n")).toBe(true);
			expect(text.startsWith("revision,at,kind,")).toBe(true);
		});
	});

	test("[N7] hold nothing that a spreadsheet takes for a formula; numbers stay numbers", async () => {
		const db = await open();
		await withSite(db, async (site, roadmapId) => {
			for (const text of formulas) {
				await db.updateTable("action").set({ title: text, description: text, status_reason: text }).execute();
				await db.updateTable("milestone").set({ title: text }).execute();
				await db.updateTable("measure").set({ name: text, unit: text, interpretation: text }).execute();
				await db.updateTable("measurement").set({ value: -2.5 }).execute();
				await db.updateTable("organisation").set({ name: text }).execute();
				site.forget(`roadmap:${roadmapId}`);
				for (const file of csvFiles) {
					const rows = await rowsOf(site, `/small/data/${file}`);
					const cells = rows.flatMap(Object.values);
					expect(cells.filter((cell) => /^\s*[=+@＝]/.test(cell))).toEqual([]);
					expect(cells.filter((cell) => /^\s*-(?!2\.5$)/.test(cell))).toEqual([]);
				}
				const measures = await rowsOf(site, "/small/data/measures.csv");
				expect(measures.map(({ value }) => value)).toEqual(["-2.5", "-2.5"]);
				const [action] = await rowsOf(site, "/small/data/actions.csv");
				expect(action?.title).toBe(text === "−" ? text : `'${text}`);
			}
		});
	});

	test("[N8] are described column by column for machines, with types that fit", async () => {
		const db = await open();
		await withSite(db, async (site) => {
			const answer = await site.ask("/small/data/csv-metadata.json");
			expect(answer.headers["content-type"]).toBe("application/csvm+json");
			const metadata = JSON.parse(answer.body.toString());
			expect(metadata["@context"][0]).toBe("http://www.w3.org/ns/csvw");
			expect(metadata["dc:license"]).toEqual({ "@id": expect.stringContaining("open-government-licence") });
			expect(metadata.tables.map(({ url }: { url: string }) => url)).toEqual(csvFiles);
			for (const { url, tableSchema } of metadata.tables as Table[]) {
				const { header, rows } = readCsv((await site.ask(`/small/data/${url}`)).body);
				expect(rows.length).toBeGreaterThan(0);
				expect(header).toEqual(tableSchema.columns.map(({ name }) => name));
				for (const { name, titles, datatype, required, separator } of tableSchema.columns) {
					expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
					expect(titles).toContain(name);
					const cells = rows.map((row) => row[name] ?? "");
					if (required) expect(cells).not.toContain("");
					const values = cells.flatMap((cell) => (separator ? cell.split(separator) : [cell]));
					const wrong = values.filter((value) => value !== "" && !isOf[datatype]?.(value));
					expect({ name, wrong }).toEqual({ name, wrong: [] });
				}
				const keys = rows.map((row) => tableSchema.primaryKey.map((name) => row[name]).join(" "));
				expect(new Set(keys).size).toBe(rows.length);
				for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
					const others = await rowsOf(site, `/small/data/${reference.resource}`);
					const known = others.map((row) => row[reference.columnReference]);
					for (const row of rows) expect(known).toContain(row[columnReference]);
				}
			}
		});
	});

	test("[N9] as at a day hold what stood then, and point to metadata of then", async () => {
		const db = await open();
		await withSite(db, async (site) => {
			const then = await site.ask("/small/data/actions.csv?as-at=2026-03-01");
			expect(then.status).toBe(404);
			const before = await site.ask("/small/data/changes.csv?as-at=2026-03-02");
			const now = await rowsOf(site, "/small/data/changes.csv");
			const { rows } = readCsv(before.body);
			expect(rows.length).toBeGreaterThan(0);
			expect(rows).toEqual(now.filter(({ at = "" }) => at < "2026-03-03"));
			expect(rows.length).toBeLessThan(now.length);
			const [action] = await rowsOf(site, "/small/data/actions.csv?as-at=2026-03-02");
			expect(action).toMatchObject({ due_on: "2020-12-31", overdue: "true" });
			expect(before.headers["content-disposition"]).toContain('"small-changes-2026-03-02.csv"');
			const [, described] = /^<([^>]+)>; rel="describedby"/.exec(String(before.headers.link)) ?? [];
			expect(described).toBe("csv-metadata.json?as-at=2026-03-02");
			const metadata = JSON.parse((await site.ask(`/small/data/${described}`)).body.toString());
			expect(metadata.tables.map(({ url }: Table) => url)).toContain("changes.csv?as-at=2026-03-02");
			expect((await site.ask("/small/data/actions.csv?as-at=2026-13-45")).status).toBe(400);
		});
	});

	test("[N11] answer any site, with a tag and a name, and forget what changed", async () => {
		const db = await open();
		await withSite(db, async (site, roadmapId) => {
			for (const file of csvFiles) {
				const first = await site.ask(`/small/data/${file}`, { Origin: "https://elsewhere.example" });
				expect(first).toMatchObject({
					status: 200,
					headers: {
						"content-type": "text/csv; charset=utf-8; header=present",
						"content-disposition": `attachment; filename="small-${file}"`,
						"access-control-allow-origin": "*",
						"access-control-expose-headers": "ETag, Link",
						link: '<csv-metadata.json>; rel="describedby"; type="application/csvm+json"',
						etag: expect.stringMatching(/^"/),
					},
				});
				const tag = { "If-None-Match": String(first.headers.etag) };
				expect((await site.ask(`/small/data/${file}`, tag)).status).toBe(304);
			}
			const renders = site.stats().renders;
			await site.ask("/small/data/actions.csv?utm_source=x");
			expect(site.stats().renders).toBe(renders);
			await db.updateTable("action").set({ title: "Ωδή" }).where("slug", "=", "count").execute();
			site.forget(`roadmap:${roadmapId}`);
			const rows = await rowsOf(site, "/small/data/actions.csv");
			expect(rows.map(({ title }) => title)).toContain("Ωδή");
			expect((await site.ask("/nothing/data/actions.csv")).status).toBe(404);
		});
	});
});

interface Table {
	url: string;
	tableSchema: {
		columns: { name: string; titles: string[]; datatype: string; required?: boolean; separator?: string }[];
		primaryKey: string[];
		foreignKeys?: { columnReference: string; reference: { resource: string; columnReference: string } }[];
	};
}

const isOf: Record<string, (value: string) => boolean> = {
	string: () => true,
	date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
	dateTime: (value) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(value),
	number: (value) => /^-?\d+(\.\d+)?$/.test(value),
	integer: (value) => /^-?\d+$/.test(value),
	boolean: (value) => value === "true" || value === "false",
	anyURI: (value) => URL.canParse(value),
};

test("[N7] a text gets an apostrophe only where it begins like a formula", () => {
	for (const text of formulas.slice(0, -1)) expect(neutralCell(text)).toBe(`'${text}`);
	for (const text of ["", "a=1", "2026-03-31", "'quoted'", "12", "–1", "❤️"])
		expect(neutralCell(text)).toBe(text);
});
