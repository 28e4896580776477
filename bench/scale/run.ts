// Whether a large roadmap answers as a small one does: `npm run bench -- scale`, or `-- scale --engines sqlite --actions 10000 --times 9`.
// Needs the build (`npm run build`); PostgreSQL is left out where it is not installed. Figures go to docs/benchmarks.md.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/database.ts";
import { startCluster } from "#test/support/postgres-cluster.ts";
import { findPostgresPrograms } from "#test/support/postgres-programs.ts";
import { circumstances, figure, table, writeFigures } from "../nodes/report.ts";
import { median, root, Server } from "../nodes/server.ts";
import { files, publicPages, workspacePages } from "./pages.ts";

const { values } = parseArgs({
	args: process.argv.slice(2).filter((word) => word !== "scale"),
	options: {
		engines: { type: "string", default: "sqlite,postgres" },
		actions: { type: "string", default: "10000" },
		times: { type: "string", default: "9" },
		only: { type: "string", default: "" },
		/** Works on the databases that an earlier run kept in this folder. */
		folder: { type: "string" },
		keep: { type: "boolean", default: false },
	},
});
const slugs = ["hundred", "large"] as const;

/** Medians in milliseconds of one page on both roadmaps. */
interface Compared {
	engine: string;
	what: string;
	hundred: number;
	large: number;
	/** What the answers weigh. */
	kib: { hundred: number; large: number };
}

interface Asked {
	page: (slug: string) => string;
	what: string;
	cookie?: string;
	times?: number;
}

const results: Compared[] = [];
const starts: { engine: string; startMs: number; restMib: number }[] = [];

function report(): string {
	const whats = [...new Set(results.map(({ what }) => what))];
	const of = (engine: string, what: string) => results.find((r) => r.engine === engine && r.what === what);
	const cells = (engine: string, what: string) => {
		const found = of(engine, what);
		if (!found) return ["–", "–", "–"];
		const { hundred, large } = found;
		return [figure(hundred, 1), figure(large, 1), figure(large / hundred, 2)];
	};
	const weights = (what: string) => {
		const kib = of("sqlite", what)?.kib;
		return [figure(kib?.hundred), figure(kib?.large)];
	};
	const both = ["sqlite", "postgres"];
	const large = `${Number(values.actions).toLocaleString("en-GB")} actions`;
	return [
		circumstances(),
		table(
			[
				"answer, ms",
				...["SQLite", "PostgreSQL"].flatMap((e) => [`${e}, 100 actions`, large, "times"]),
				...["KiB, 100 actions", large],
			],
			whats.map((what) => [
				`\`${what}\``,
				...both.flatMap((engine) => cells(engine, what)),
				...weights(what),
			]),
		),
		table(
			["", "SQLite", "PostgreSQL"],
			[
				["from nothing to the first answer, ms", ...starts.map(({ startMs }) => figure(startMs))],
				["resident memory then, MiB", ...starts.map(({ restMib }) => figure(restMib))],
			],
		),
	].join("\n\n");
}

async function measure(engine: string): Promise<void> {
	const folder = values.folder ?? mkdtempSync(join(tmpdir(), "waymark-scale-"));
	const programs = engine === "postgres" ? findPostgresPrograms() : null;
	if (programs && !programs.ok) return void console.log(`PostgreSQL is left out: ${programs.reason}`);
	const cluster = programs ? await startCluster(programs.bin, programs.user) : null;
	const url = cluster?.url ?? join(folder, "waymark.db");
	const env = { DATA_DIR: folder, DATABASE_URL: url };
	try {
		if (values.folder) return await compare(engine, env, url);
		await (await Server.start(env)).stop();
		console.log(`${engine}: writing ${values.actions} actions`);
		const filling = { ...process.env, DATABASE_URL: url, ACTIONS: values.actions };
		execFileSync(process.execPath, ["--import", "tsx", "bench/scale/fill.ts"], {
			...{ cwd: root, env: filling, stdio: "inherit" },
		});
		await compare(engine, env, url);
	} finally {
		await cluster?.stop();
		if (!values.keep && !values.folder) rmSync(folder, { recursive: true });
		else console.log(folder);
	}
}

async function compare(engine: string, env: Record<string, string>, url: string): Promise<void> {
	const server = await Server.start(env);
	const { startMs } = server;
	starts.push({ engine, startMs, restMib: server.resident() / 1024 / 1024 });
	console.log(engine, starts.at(-1));
	const db = openDatabase(url);
	const { id } = await db
		.selectFrom("membership")
		.select("person_id as id")
		.where("roadmap_id", "=", "large")
		.executeTakeFirstOrThrow();
	const cookie = await server.signIn(id);
	const asked: Asked[] = [
		...publicPages.map((page) => ({ page: (slug: string) => `/${slug}${page}`, what: page || "(roadmap)" })),
		...workspacePages.map((page) => ({
			...{ page: (slug: string) => `/workspace/${slug}${page}`, what: `/workspace/…${page}`, cookie },
		})),
		...files.map((page) => ({ page: (slug: string) => `/${slug}${page}`, what: page, times: 3 })),
		{ page: (slug: string) => `/api/v1/roadmaps/${slug}/actions`, what: "/api/v1/…/actions", times: 3 },
	].filter(({ what }) => what.includes(values.only));
	for (const { page, what, times = Number(values.times), ...with_ } of asked) {
		const taken = { hundred: [] as number[], large: [] as number[] };
		const kib = { hundred: 0, large: 0 };
		for (let i = 0; i <= times; i++)
			for (const slug of slugs) {
				const { ms, bytes } = await server.timed(page(slug), with_);
				// The first time, code is compiled and memory filled.
				if (i > 0) taken[slug].push(ms);
				else console.log(`   first ${slug}: ${Math.round(ms)} ms`);
				kib[slug] = bytes / 1024;
			}
		keep({ engine, what, hundred: median(taken.hundred), large: median(taken.large), kib });
	}
	if (values.only === "") {
		const none = { hundred: 0, large: 0 };
		const forms = { hundred: [] as number[], large: [] as number[] };
		for (let i = 0; i < 2 * Number(values.times); i++)
			for (const slug of slugs) {
				const version = await versionOf(slug);
				const form = { version, intent: "status", status: "on-track", reason: `It goes, ${i}` };
				forms[slug].push((await server.timed(`/workspace/${slug}/actions/action-50`, { cookie, form })).ms);
			}
		const what = "a change of status, form to answer";
		keep({ engine, what, hundred: median(forms.hundred), large: median(forms.large), kib: none });
	}
	await server.stop();
	await db.destroy();

	async function versionOf(slug: string): Promise<string> {
		const row = await db
			.selectFrom("action")
			.select("version")
			.where("roadmap_id", "=", slug)
			.where("slug", "=", "action-50")
			.executeTakeFirstOrThrow();
		return String(row.version);
	}
}

function keep(compared: Compared): void {
	results.push(compared);
	const { engine, what, hundred, large, kib } = compared;
	console.log(
		`${engine} ${what}: ${hundred.toFixed(1)} ms, ${large.toFixed(1)} ms, ${(large / hundred).toFixed(2)} times, ${Math.round(kib.hundred)} and ${Math.round(kib.large)} KiB`,
	);
}

for (const engine of values.engines.split(",")) await measure(engine);
const cache = join(root, ".cache/bench");
mkdirSync(cache, { recursive: true });
const name = `scale-${new Date().toISOString().replaceAll(":", "-")}.json`;
writeFileSync(join(cache, name), JSON.stringify({ results, starts }, null, "\t"));
if (values.only === "" && starts.length === 2) writeFigures("scale", report());
