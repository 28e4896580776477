// The same co-editing work on Waymark and its peers: `npm run bench`, or `npm run bench -- --runs 5 --turns 7 --only latency,join`.
// Results go to .cache/bench and into docs/benchmarks.md. On a machine that is free for minutes only: work by work with `--only`,
// then `--report` with the files that came of it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { keepOnClientsCore } from "../cores.mjs";
import { writeReport } from "./report.mjs";
import { buildWaymark, RunningServer, servers } from "./servers.mjs";
import { acknowledgement } from "./tasks/acknowledgement.mjs";
import { held } from "./tasks/held.mjs";
import { idle } from "./tasks/idle.mjs";
import { join as joinLarge } from "./tasks/join.mjs";
import { Room } from "./tasks/latency.mjs";
import { presence } from "./tasks/presence.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values, positionals } = parseArgs({
	options: {
		runs: { type: "string", default: "4" },
		turns: { type: "string", default: "5" },
		only: { type: "string" },
		servers: { type: "string" },
		report: { type: "boolean", default: false },
	},
	allowPositionals: true,
});
const page = join(root, "docs/benchmarks.md");
if (values.report) {
	writeReport(
		page,
		positionals.flatMap((file) => JSON.parse(readFileSync(file, "utf8"))),
	);
	process.exit(0);
}

/** Seconds: a program that has just started is busy compiling itself, and a server runs for weeks. */
const warmUp = 6;

/** One writer, and so many who read. */
const readers = (receivers, perSecond = 40) => ({
	name: `${receivers} receivers, ${perSecond} letters`,
	people: receivers + 1,
	writing: 1,
	perSecond,
	whileWarmingUp: 200,
});

/** What is done in turns: every server has its room, and people type there for a moment while the others rest. */
const inTurns = {
	latency: { documents: 1, rooms: [readers(10), readers(50), readers(200), readers(200, 200)] },
	documents: {
		documents: 100,
		rooms: [
			{ name: "documents", documents: 100, people: 3, writing: 3, perSecond: 1_500, whileWarmingUp: 1_500 },
		],
	},
};

/** What one server does after the other. */
const atOnce = {
	held: { documents: 100, run: held },
	acknowledgement: { documents: 4, skip: (kind) => kind.name.startsWith("y-"), run: acknowledgement },
	presence: { documents: 1, run: presence },
	idle: { documents: 100, run: idle },
	join: { documents: 1, run: joinLarge },
};

const kinds = servers.filter(({ name }) => !values.servers || values.servers.split(",").includes(name));
const results = [];

function note(run, turn, work, kind, result) {
	results.push({ run, turn, work, server: kind.name, result });
	console.log(`run ${run}, turn ${turn}, ${work}, ${kind.title}: ${JSON.stringify(result)}`);
}

/** Another one goes first in each turn. */
const inOrder = (all, turn) => all.map((_, i) => all[(i + turn) % all.length]);

async function measureInTurns(run, { documents, rooms }) {
	const places = [];
	for (const kind of kinds) places.push({ kind, server: await RunningServer.start(kind, { documents }) });
	for (const { name, perSecond, whileWarmingUp, ...people } of rooms) {
		for (const place of places) {
			place.room = await Room.open(place.server, people);
			await place.room.type(whileWarmingUp, warmUp);
		}
		for (let turn = 1; turn <= Number(values.turns); turn++) {
			for (const { kind, room } of inOrder(places, run + turn))
				note(run, turn, name, kind, await room.type(perSecond, 2));
		}
		for (const { room } of places) room.close();
	}
	for (const { server } of places) await server.stop();
}

async function measureAtOnce(run, work, { documents, run: measure, skip }) {
	for (const kind of inOrder(kinds, run)) {
		if (skip?.(kind)) continue;
		const server = await RunningServer.start(kind, { documents });
		note(run, 1, work, kind, await measure(server));
		await server.stop();
	}
}

await buildWaymark();
keepOnClientsCore(process.pid);
const only = values.only?.split(",");
const isWanted = ([work]) => !only || only.includes(work);
for (let run = 1; run <= Number(values.runs); run++) {
	for (const [, task] of Object.entries(inTurns).filter(isWanted)) await measureInTurns(run, task);
	for (const [work, task] of Object.entries(atOnce).filter(isWanted)) await measureAtOnce(run, work, task);
}
const folder = join(root, ".cache/bench");
mkdirSync(folder, { recursive: true });
const file = join(folder, `coedit-${new Date().toISOString().replaceAll(":", "-")}.json`);
writeFileSync(file, JSON.stringify(results, null, "\t"));
if (!only && !values.servers) writeReport(page, results);
