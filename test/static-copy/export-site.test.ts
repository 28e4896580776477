import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as atom from "#app/routes/feeds/atom.ts";
import * as calendar from "#app/routes/feeds/calendar.ts";
import * as overview from "#app/routes/open-data/overview.tsx";
import * as roadmapJson from "#app/routes/open-data/roadmap-json.ts";
import * as changes from "#app/routes/public/changes.tsx";
import * as themeCss from "#app/routes/public/theme-css.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { insertMeeting } from "#db/queries/meetings.ts";
import { exportSiteCommand } from "#server/cli/export-site-command.ts";
import { linkBetween } from "#server/static-copy/copy-files.ts";
import { rewritePage } from "#server/static-copy/rewrite-page.ts";
import { siteBuild } from "#test/public/public-site.ts";
import { freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { addPartnership, longAgo } from "#test/support/partnership.ts";
import { roadmapRow } from "#test/support/roadmap-row.ts";
import { filesIn, flawsIn } from "./read-copy.ts";

const page = (path: string) => [
	[`${path}-atom`, { path: `${path}/changes.atom`, module: atom }],
	[`${path}-calendar`, { path: `${path}/calendar.ics`, module: calendar }],
];
const build = siteBuild({
	...Object.fromEntries(
		[":roadmap", ":roadmap/actions/:action", ":roadmap/workstreams/:workstream"].flatMap(page),
	),
	json: { path: ":roadmap/data/roadmap.json", module: roadmapJson },
	data: { path: ":roadmap/data", module: overview },
	changes: { path: ":roadmap/changes", module: changes },
	theme: { path: "theme.css", module: themeCss },
});

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "waymark-copy-"));
	mkdirSync(join(folder, "client/assets"), { recursive: true });
	writeFileSync(join(folder, "client/favicon.svg"), "<svg/>");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: string[], env: Record<string, string> = {}) {
	const written = { out: "", err: "" };
	const code = await exportSiteCommand(args, {
		env: { DATA_DIR: join(folder, "data"), ORIGIN: "https://roadmap.example", ...env },
		now: new Date("2026-11-20T12:00:00.000Z"),
		out: (text) => {
			written.out += text;
		},
		err: (text) => {
			written.err += text;
		},
		built: async () => ({ pages: { build: async () => build }, clientFolder: join(folder, "client") }),
	});
	return { code, ...written };
}

/** A public roadmap with something internal on it, a draft beside it, and an installation with a colour of its own. */
async function addSite(url: string): Promise<string[]> {
	const db = openDatabase(url);
	try {
		await migrate(db);
		const { roadmap, people } = await addPartnership(db);
		const { id, ...action } = await db.selectFrom("action").selectAll().executeTakeFirstOrThrow();
		const secret = { slug: "secret", title: "SECRET-ACTION", description: "SECRET", internal: 1 as const };
		await db
			.insertInto("action")
			.values({ ...action, ...secret, id: id.replace(/^./, "0"), position: 2 })
			.execute();
		await db
			.insertInto("roadmap")
			.values(roadmapRow("draft", { title: "SECRET-DRAFT", published: 0 }))
			.execute();
		await insertMeeting(db, {
			...{ id: id.replace(/^./, "1"), roadmap_id: roadmap.id, slug: "open", title: "SECRET-MEETING" },
			...{ starts_at: longAgo, duration_minutes: 60, venue: null, summary: "" },
			...{ chair_id: null, series_id: null, series_every: null },
		});
		await db
			.updateTable("person")
			.set({ email: "secret@example.org" })
			.where("id", "=", people.coordinator.id)
			.execute();
		return Object.values(people).map(({ name }) => name);
	} finally {
		await db.destroy();
	}
}

const engines = [
	["SQLite", freshSqlite, true],
	["PostgreSQL", freshPostgres, postgresForTests().available],
] as const;

for (const [engine, fresh, available] of engines)
	describe.skipIf(!available)(`a copy of ${engine}`, () => {
		test("[N60] [N61] [N62] holds every public page as files, with nothing live and nothing private", async () => {
			const database = await fresh();
			try {
				const names = await addSite(database.url);
				const copy = join(folder, "copy");
				const done = await run(["copy"], { DATABASE_URL: database.url, INIT_CWD: folder });
				expect(done).toMatchObject({
					code: 0,
					err: "",
					out: expect.stringContaining(join(copy, "index.html")),
				});
				const files = filesIn(copy);
				expect(files).toEqual(
					expect.arrayContaining([
						...["index.html", "favicon.svg", "small/index.html", "small/index.status-on-track.html"],
						...["small/actions/open-clinic/index.html", "small/workstreams/together/index.html"],
						...["small/changes/index.html", "small/changes.atom", "small/calendar.ics"],
						...["small/data/index.html", "small/data/roadmap.json", "small/actions/open-clinic/changes.atom"],
					]),
				);
				expect(flawsIn(copy)).toEqual([]);
				for (const path of files) {
					const text = readFileSync(join(copy, path), "utf8");
					expect(text).not.toMatch(/SECRET|secret@|<script src/);
					for (const name of names) expect(text).not.toContain(name);
				}
				const action = readFileSync(join(copy, "small/actions/open-clinic/index.html"), "utf8");
				expect(action).toContain("Copy of <a");
				expect(action).toContain("https://roadmap.example/small/actions/open-clinic");
				expect(action).toContain("made on 20 November 2026 at 12pm");
				expect(action).toContain('href="../../workstreams/together/index.html"');
				expect(action).toContain('href="https://roadmap.example/small/actions/open-clinic/follow"');
				expect(action).toContain('href="https://roadmap.example/sign-in"');
			} finally {
				await database.remove();
			}
		});
	});

test.each([
	[[], {}, /^Where to\? Name a new or an empty folder\.\nUsage: /],
	[["one", "two"], {}, /^One folder at a time/],
	[["--all"], {}, /^The command knows no settings/],
	[["client"], {}, /^The folder .*client is not empty: name a new or an empty one\.\n$/],
	[["client/favicon.svg"], {}, /^The folder .* cannot be made \(.*\): name another one\.\n$/],
	[["copy"], { ORIGIN: "roadmap.example" }, /^The setting ORIGIN must be an address/],
	[["copy"], { DATABASE_URL: "postgres://127.0.0.1:1/nothing" }, /^The database cannot be opened/],
])("[N63] %j with %j is refused in one sentence", async (args, env, sentence) => {
	const before = filesIn(folder);
	const { code, out, err } = await run(args, { INIT_CWD: folder, ...env });
	expect([code, out]).toEqual([1, ""]);
	expect(err).toMatch(sentence);
	expect(filesIn(folder)).toEqual(before);
});

test("[N61] scripts and forms go, whatever is in them; data stay, and links are written whole", () => {
	const html = [
		'<head></head><header></header><script src="/a.js" defer=""></script><script type="application/ld+json">{"a":1}</script>',
		'<form method="get"><input name="a" value="</p>"><a href="/in-form">x</a></form>',
		'<a title="a > b" href="/page?a=1&amp;b=2">page</a><link rel="modulepreload" href="/m.js"/>',
	].join("");
	const made = rewritePage(html, {
		linkOf: (href) => `to:${href}"`,
		insteadOfForm: "FORM",
		banner: "BANNER",
	});
	expect(made).toMatch(/^<head><meta [^>]*></);
	expect(made.replace(/<meta [^>]*>/, "")).toBe(
		'<head></head><header></header>BANNER<script type="application/ld+json">{"a":1}</script>FORM' +
			'<a title="a > b" href="to:/page?a=1&amp;b=2&quot;">page</a>',
	);
	expect(linkBetween("a/b/index.html", "index.html")).toBe("../../index.html");
	expect(linkBetween("a/index.html", "a/index.html")).toBe("index.html");
});
