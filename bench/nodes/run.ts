// What it takes to serve on one and on two nodes: `npm run bench -- nodes`, or `-- nodes --readers 500 --editors 100 --letters 200`.
// Needs the build (`npm run build`), PostgreSQL and Redis. Figures go to .cache/bench; docs/benchmarks.md tells of them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/database.ts";
import { freePort } from "#test/support/free-port.ts";
import { startCluster } from "#test/support/postgres-cluster.ts";
import { findPostgresPrograms } from "#test/support/postgres-programs.ts";
import { findRedis, TestRedis } from "#test/support/redis.ts";
import { openEditor, openReader } from "./clients.ts";
import { circumstances, figure, table, writeFigures } from "./report.ts";
import { median, root, Server } from "./server.ts";

const { values } = parseArgs({
	args: process.argv.slice(2).filter((word) => word !== "nodes"),
	options: {
		readers: { type: "string", default: "500" },
		editors: { type: "string", default: "100" },
		letters: { type: "string", default: "200" },
		only: { type: "string", default: "sqlite,postgres,two" },
	},
});
const roadmap = "london-vision";

/** Nodes of one installation, what its database says, and somebody who may write there. */
interface Installation {
	nodes: Server[];
	origin: string;
	roadmapId: string;
	cookie: string;
	/** Names of shared texts, and the actions that they belong to. */
	texts: { name: string; action: string }[];
	version(action: string): Promise<number>;
}

const results: Record<string, Record<string, number>> = {};

function report(): string {
	const layouts = ["sqlite", "postgres", "two"];
	const row = (words: string, key: string, digits = 1) => [
		words,
		...layouts.map((layout) => figure(results[layout]?.[key], digits)),
	];
	const watching = `${values.readers} watching`;
	return [
		circumstances(),
		table(
			["", "one node, SQLite", "one node, PostgreSQL", "two nodes, PostgreSQL and Redis"],
			[
				row("a letter, from one editor's keyboard to another's screen, p50, ms", "keystrokeP50"),
				row("the same, p99", "keystrokeP99"),
				row("processor for each letter, all nodes, ms", "keystrokeCpuMs", 2),
				row("a change of status, from the form to its answer, p50, ms", "changeAnsweredP50, 0 watching"),
				row("from the form to a reader at the last node, p50, ms", "changeToldP50, 0 watching"),
				row("the same, p99", "changeToldP99, 0 watching"),
				row("processor for each change, all nodes, ms", "changeCpuMs, 0 watching"),
				row(`the same while ${values.readers} readers watch`, `changeCpuMs, ${watching}`),
				row("memory for each reader who only watches, KiB", "readerKib"),
				row("memory for each editor who does nothing, KiB", "editorKib"),
				row("memory for each open text with its editor, KiB", "documentWithEditorKib"),
				row("processor for opening a text, ms", "documentOpenedCpuMs"),
				row("resident memory of a node at rest, MiB", "atRestMib", 0),
			],
		),
	].join("\n\n");
}

async function withInstallation(layout: string, work: (of: Installation) => Promise<void>): Promise<void> {
	const programs = layout === "sqlite" ? null : findPostgresPrograms();
	const found = layout === "two" ? findRedis() : null;
	if (programs && !programs.ok) throw new Error(programs.reason);
	if (found && "reason" in found) throw new Error(found.reason);
	const folder = mkdtempSync(join(tmpdir(), "waymark-nodes-"));
	const cluster = programs ? await startCluster(programs.bin, programs.user) : null;
	const redis = found ? new TestRedis(found.program) : null;
	await redis?.start();
	const url = cluster?.url ?? join(folder, "waymark.db");
	const ports = [await freePort(), ...(layout === "two" ? [await freePort()] : [])];
	const origin = `http://127.0.0.1:${ports[0]}`;
	const shared = {
		...{ DATABASE_URL: url, DATA_DIR: folder, ORIGIN: origin, DRAIN_SECONDS: "0" },
		...{ SESSION_SECRET: "a secret of more than thirty-two characters" },
		...(redis && { REDIS_URL: redis.url }),
	};
	const nodes: Server[] = [];
	const db = openDatabase(url);
	try {
		for (const port of ports)
			nodes.push(await Server.start({ ...shared, PORT: String(port) }, `http://127.0.0.1:${port}`));
		await work(await open(nodes, origin, db));
	} finally {
		for (const node of nodes) await node.stop();
		await db.destroy();
		await redis?.remove();
		await cluster?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function open(
	nodes: Server[],
	origin: string,
	db: ReturnType<typeof openDatabase>,
): Promise<Installation> {
	const [first] = nodes;
	const row = await db
		.selectFrom("membership")
		.innerJoin("roadmap", "roadmap.id", "membership.roadmap_id")
		.select(["roadmap.id", "membership.person_id"])
		.where("roadmap.slug", "=", roadmap)
		.where("membership.role", "=", "coordinator")
		.executeTakeFirstOrThrow();
	if (!first) throw new Error("There is no node");
	const cookie = await first.signIn(row.person_id);
	const texts = await db
		.selectFrom("document")
		.innerJoin("action", "action.id", "document.action_id")
		.select(["document.name", "action.slug as action"])
		.where("document.roadmap_id", "=", row.id)
		.orderBy("document.name")
		.execute();
	const version = async (slug: string) => {
		const action = await db
			.selectFrom("action")
			.select("version")
			.where("slug", "=", slug)
			.executeTakeFirstOrThrow();
		return action.version;
	};
	return { nodes, origin, roadmapId: row.id, cookie, texts, version };
}

const ends = ({ nodes, origin, cookie }: Installation) => {
	const [here, there] = [nodes[0], nodes.at(-1)];
	if (!here || !there) throw new Error("There is no node");
	return { here, there, at: (node: Server) => ({ address: node.address, origin, cookie }) };
};

const p99 = (times: number[]) =>
	[...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;

async function cpuOf(nodes: Server[], work: () => Promise<void>): Promise<number> {
	const before = nodes.map((node) => node.cpu());
	await work();
	return nodes.reduce((sum, node, i) => sum + node.cpu() - (before[i] ?? 0), 0);
}

/** From a letter typed at the first node to the screen of an editor at the last one; 40 letters a second. */
async function keystrokes(installation: Installation) {
	const { here, there, at } = ends(installation);
	const [text] = installation.texts;
	const [author, other] = [
		await openEditor(at(here), text?.name ?? ""),
		await openEditor(at(there), text?.name ?? ""),
	];
	const times: number[] = [];
	const letter = async () => {
		const shown = new Promise<number>((done) => other.doc.once("update", () => done(performance.now())));
		const began = performance.now();
		author.type();
		times.push((await shown) - began);
		await sleep(25);
	};
	for (let i = 0; i < 40; i++) await letter();
	times.length = 0;
	const cpu = await cpuOf(installation.nodes, async () => {
		for (let i = 0; i < Number(values.letters); i++) await letter();
	});
	author.close();
	other.close();
	return { keystrokeP50: median(times), keystrokeP99: p99(times), keystrokeCpuMs: cpu / times.length };
}

/** From sending the form at the first node to its answer, and to the message to a reader at the last one. */
async function changes(installation: Installation, watching: number) {
	const { here, there, at } = ends(installation);
	const reader = await openReader(at(there), installation.roadmapId);
	const { action = "" } = installation.texts[1] ?? {};
	const [answered, told]: number[][] = [[], []];
	const change = async (i: number) => {
		const form = {
			...{ version: String(await installation.version(action)), intent: "status" },
			...{ status: "on-track", reason: `It goes, ${watching}, ${i}` },
		};
		const next = reader.next();
		const began = performance.now();
		const answer = await here.timed(`/workspace/${roadmap}/actions/${action}`, {
			...{ cookie: installation.cookie, form },
		});
		answered?.push(answer.ms);
		told?.push((await next) - began);
	};
	for (let i = 0; i < 5; i++) await change(-1 - i);
	for (const times of [answered, told]) if (times) times.length = 0;
	const cpu = await cpuOf(installation.nodes, async () => {
		for (let i = 0; i < 30; i++) await change(i);
	});
	reader.close();
	return {
		[`changeAnsweredP50, ${watching} watching`]: median(answered ?? []),
		[`changeToldP50, ${watching} watching`]: median(told ?? []),
		[`changeToldP99, ${watching} watching`]: p99(told ?? []),
		[`changeCpuMs, ${watching} watching`]: cpu / 30,
	};
}

async function usedBy(nodes: Server[]): Promise<{ used: number; rss: number }> {
	await sleep(500);
	let [used, rss] = [0, 0];
	for (const node of nodes) {
		const memory = await node.memory();
		used += memory.used;
		rss += memory.rss;
	}
	return { used, rss };
}

/** What a reader who only watches takes, spread over the nodes; and what a change costs while they watch. */
async function readers(installation: Installation) {
	const { nodes, origin, roadmapId } = installation;
	const before = await usedBy(nodes);
	const open = [];
	for (let i = 0; i < Number(values.readers); i++)
		open.push(await openReader({ address: nodes[i % nodes.length]?.address ?? "", origin }, roadmapId));
	const after = await usedBy(nodes);
	const costs = await changes(installation, open.length);
	for (const reader of open) reader.close();
	return {
		atRestMib: before.rss / nodes.length / 1024 / 1024,
		readerKib: (after.used - before.used) / open.length / 1024,
		...costs,
	};
}

/** What an editor who does nothing takes, all in one text, spread over the nodes. */
async function editors(installation: Installation) {
	const { nodes, origin, cookie, texts } = installation;
	const first = await openEditor({ address: nodes[0]?.address ?? "", origin, cookie }, texts[2]?.name ?? "");
	const last = await openEditor(
		{ address: nodes.at(-1)?.address ?? "", origin, cookie },
		texts[2]?.name ?? "",
	);
	first.type();
	const before = await usedBy(nodes);
	const open = [];
	for (let i = 0; i < Number(values.editors); i++)
		open.push(
			await openEditor(
				{ address: nodes[i % nodes.length]?.address ?? "", origin, cookie },
				texts[2]?.name ?? "",
			),
		);
	const after = await usedBy(nodes);
	for (const editor of [first, last, ...open]) editor.close();
	return { editorKib: (after.used - before.used) / open.length / 1024 };
}

/** What a text takes that is open, with its one editor, beyond the editor; and the processor for opening it. */
async function documents(installation: Installation) {
	const { nodes, origin, cookie, texts } = installation;
	const wanted = texts.slice(3, 103);
	const before = await usedBy(nodes);
	const open: Awaited<ReturnType<typeof openEditor>>[] = [];
	const cpu = await cpuOf(nodes, async () => {
		for (const [i, { name }] of wanted.entries())
			open.push(await openEditor({ address: nodes[i % nodes.length]?.address ?? "", origin, cookie }, name));
	});
	const after = await usedBy(nodes);
	for (const editor of open) editor.close();
	return {
		documentWithEditorKib: (after.used - before.used) / open.length / 1024,
		documentOpenedCpuMs: cpu / open.length,
	};
}

for (const layout of values.only.split(",")) {
	results[layout] = {};
	await withInstallation(layout, async (installation) => {
		const figures = {
			...(await keystrokes(installation)),
			...(await changes(installation, 0)),
			...(await readers(installation)),
			...(await editors(installation)),
			...(await documents(installation)),
		};
		results[layout] = figures;
		console.log(layout, figures);
	});
}
mkdirSync(join(root, ".cache/bench"), { recursive: true });
const name = `nodes-${new Date().toISOString().replaceAll(":", "-")}.json`;
writeFileSync(join(root, ".cache/bench", name), JSON.stringify(results, null, "\t"));
if (Object.keys(results).length === 3) writeFigures("nodes", report());
process.exit(0);
