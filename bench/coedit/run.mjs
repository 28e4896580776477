// The same co-editing work on Waymark and its peers, the servers in turn within each run so that noise hits them all:
// `npm run bench`, or `npm run bench -- --runs 5 --only latency,join`. Results go to .cache/bench and into docs/benchmarks.md.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeReport } from "./report.mjs";
import { buildWaymark, RunningServer, servers } from "./servers.mjs";
import { acknowledgement } from "./tasks/acknowledgement.mjs";
import { idle } from "./tasks/idle.mjs";
import { join as joinLarge } from "./tasks/join.mjs";
import { Room } from "./tasks/latency.mjs";
import { presence } from "./tasks/presence.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values } = parseArgs({
	options: { runs: { type: "string", default: "3" }, only: { type: "string" }, servers: { type: "string" } },
});

/** Enough descriptors for 2,000 sockets here, or as many as there are. */
const idleConnections = Math.min(2_000, Number(execFileSync("sh", ["-c", "ulimit -n"])) - 300 || 2_000);

/** Letters per second, and seconds: a program that has just started is busy compiling itself, and a server runs for weeks. */
const warmUp = [200, 4];

const works = {
	latency: {
		documents: 1,
		async run(server) {
			const result = {};
			for (const receivers of [10, 50, 200]) {
				const room = await Room.open(server, { people: receivers + 1, writing: 1 });
				await room.type(...warmUp);
				result[receivers] = await room.type(40, 3);
				room.close();
			}
			return result;
		},
	},
	documents: { documents: 100, run: manyDocuments },
	acknowledgement: { documents: 4, skip: (kind) => kind.name.startsWith("y-"), run: acknowledgement },
	presence: { documents: 1, run: presence },
	idle: { documents: 100, run: (server) => idle(server, idleConnections) },
	join: { documents: 1, run: joinLarge },
};

/**
 * 100 documents with three writers each: at 5 letters a second each, then ever faster until one in a hundred takes 100 ms,
 * twice in a row: a machine that other work shares stalls everybody at times.
 */
async function manyDocuments(server) {
	const room = await Room.open(server, { documents: 100, people: 3, writing: 3 });
	await room.type(1_500, 4);
	const steady = await room.type(1_500, 3);
	let held = steady.perSecond;
	const holds = async (perSecond) => (await room.type(perSecond, 1.5)).p99 < 100;
	for (let perSecond = 3_000; perSecond <= 21_000; perSecond += 1_500) {
		if (!(await holds(perSecond)) && !(await holds(perSecond))) break;
		held = perSecond * room.perLetter;
	}
	room.close();
	return { ...steady, held };
}

await buildWaymark();
const only = values.only?.split(",");
const kinds = servers.filter(({ name }) => !values.servers || values.servers.split(",").includes(name));
const results = [];
for (let run = 1; run <= Number(values.runs); run++) {
	for (const [work, { documents, run: measure, skip }] of Object.entries(works)) {
		if (only && !only.includes(work)) continue;
		// Another one goes first in each run.
		for (let i = 0; i < kinds.length; i++) {
			const kind = kinds[(i + run) % kinds.length];
			if (skip?.(kind)) continue;
			const server = await RunningServer.start(kind, { documents });
			const result = await measure(server);
			await server.stop();
			results.push({ run, work, server: kind.name, result });
			console.log(`run ${run}, ${work}, ${kind.title}: ${JSON.stringify(result)}`);
		}
	}
}
const folder = join(root, ".cache/bench");
mkdirSync(folder, { recursive: true });
const file = join(folder, `coedit-${new Date().toISOString().replaceAll(":", "-")}.json`);
writeFileSync(file, JSON.stringify({ idleConnections, results }, null, "\t"));
if (!only && !values.servers)
	writeReport(join(root, "docs/benchmarks.md"), { servers, results, idleConnections });
