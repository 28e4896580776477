// What a public page costs: `npm run bench -- public`, or `npm run bench -- public --runs 9 --turns 5 --readers 10000`. Needs the build
// (`npm run build`) and wrk; nginx is left out where it is not installed. Results go to .cache/bench and docs/benchmarks.md. On a
// machine that is free for minutes only: `--only throughput` and the other works one by one, then `--report` with their files.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hasProgram } from "../has-program.mjs";
import { idleReaders, publications } from "./publication.mjs";
import { writeReport } from "./report.mjs";
import { root, startBare, startNginx, startWaymark } from "./targets.mjs";
import { throughput } from "./throughput.mjs";
import { firstVisit } from "./visit.mjs";

const { values, positionals } = parseArgs({
	args: process.argv.slice(2).filter((word) => word !== "public"),
	options: {
		runs: { type: "string", default: "9" },
		turns: { type: "string", default: "5" },
		readers: { type: "string", default: "10000" },
		only: { type: "string" },
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
const wanted = (work) => !values.only || values.only.split(",").includes(work);
if (wanted("throughput") && !hasProgram("wrk", "-v")) {
	console.error(
		"The requests per second are counted by wrk: install it (Debian: apt-get install wrk) and try again.",
	);
	process.exit(1);
}

const paths = { 14: "/fast-track-cities-london", 200: "/two-hundred" };
const visited = [
	paths[14],
	"/london-vision",
	paths[200],
	"/fast-track-cities-london/actions/shape-national-policy",
	"/london-vision/measures/smoking-prevalence",
];
const gzip = { "Accept-Encoding": "gzip" };

/** An answer as it comes over the wire, for the others to send. */
function fetchRaw(origin, path, headers) {
	return new Promise((done, failed) => {
		request(origin + path, { headers }, (response) => {
			const parts = [];
			response.on("data", (part) => parts.push(part));
			response.on("end", () => done({ response, body: Buffer.concat(parts) }));
		})
			.on("error", failed)
			.end();
	});
}

const connection = new Set(["date", "connection", "keep-alive"]);
const headOf = ({ rawHeaders }) => {
	const head = [];
	for (let i = 0; i < rawHeaders.length; i += 2)
		if (!connection.has(rawHeaders[i].toLowerCase())) head.push(rawHeaders[i], rawHeaders[i + 1]);
	return head;
};

/** Waymark, and the others with the bytes that it sends, each started anew. */
async function startTargets() {
	const waymark = await startWaymark();
	const [pages, files] = [{}, {}];
	for (const path of Object.values(paths)) {
		const whole = await fetchRaw(waymark.origin, path, gzip);
		const { etag } = whole.response.headers;
		const unchanged = await fetchRaw(waymark.origin, path, { ...gzip, "If-None-Match": etag });
		pages[path] = {
			etag,
			head: headOf(whole.response),
			unchangedHead: headOf(unchanged.response),
			body: whole.body.toString("base64"),
		};
		const plain = await fetchRaw(waymark.origin, path, { "Accept-Encoding": "identity" });
		Object.assign(files, { [path.slice(1)]: plain.body, [`${path.slice(1)}.gz`]: whole.body });
	}
	const bare = await startBare(pages);
	const nginx = await startNginx(files);
	const uncached = {
		...(await startWaymark()),
		title: "Waymark, not kept",
		authorization: "Bearer none",
		connections: 4,
	};
	return [waymark, bare, ...(nginx ? [nginx] : []), uncached];
}

/**
 * Processes are started anew for each run: the same program, started twice, differs in what a request costs, by where its code and
 * objects came to lie. Within a run each of them is warmed up, and then they take turns, a second each: what the machine does
 * meanwhile for others hits them all.
 */
async function measureThroughput(results) {
	for (let run = 0; run < Number(values.runs); run++) {
		const targets = await startTargets();
		for (const target of targets) target.pin();
		for (const [actions, path] of Object.entries(paths)) {
			for (const status of [200, 304]) {
				const asked = [];
				for (const target of targets) {
					const headers = await headersFor(target, path, status);
					if (headers === null) continue;
					await throughput(target, path, headers, 1);
					asked.push({ target, headers });
				}
				for (let turn = 0; turn < Number(values.turns); turn++) {
					// Another one goes first in each turn.
					for (let i = 0; i < asked.length; i++) {
						const { target, headers } = asked[(i + turn) % asked.length];
						if (target.authorization && turn > 0) continue;
						const result = await throughput(target, path, headers, 1);
						results.push({
							...{ start: run, run: run * Number(values.turns) + turn },
							...{ work: "throughput", target: target.title },
							...{ actions: Number(actions), status, result },
						});
						console.log(
							`run ${run + 1}, turn ${turn + 1}, ${actions} actions, ${status}, ${target.title}: ${JSON.stringify(result)}`,
						);
					}
				}
			}
		}
		for (const target of targets) await target.stop();
	}
}

/** What wrk sends to get an answer of this status; null where there is none. */
async function headersFor(target, path, status) {
	if (target.authorization) return status === 200 ? { ...gzip, Authorization: target.authorization } : null;
	if (status === 200) return gzip;
	const { response } = await fetchRaw(`http://127.0.0.1:${target.port}`, path, gzip);
	return { ...gzip, "If-None-Match": response.headers.etag };
}

async function measureReaders(results) {
	for (let run = 0; run < 3; run++) {
		const waymark = await startWaymark();
		const told = await publications(waymark, 1_000, 5);
		for (const result of told) results.push({ run, work: "publication", result });
		console.log(`run ${run + 1}, publication to 1,000 readers: ${JSON.stringify(told)}`);
		await waymark.stop();
	}
	const waymark = await startWaymark();
	for (const readers of [1_000, Number(values.readers)]) {
		const result = await idleReaders(waymark, readers);
		results.push({ run: 0, work: "idle", readers, result });
		console.log(`${readers} idle readers: ${JSON.stringify(result)}`);
	}
	await waymark.stop();
}

async function measureVisit(results) {
	const waymark = await startWaymark();
	for (const path of visited) {
		const slow = [];
		for (let i = 0; i < 5; i++) slow.push((await firstVisit(waymark.origin + path, { slow: true })).lcp);
		const { requests, bytes } = await firstVisit(waymark.origin + path);
		const result = { requests, bytes, slow };
		results.push({ run: 0, work: "visit", path, result });
		console.log(`first visit of ${path}: ${JSON.stringify(result)}`);
	}
	await waymark.stop();
}

/** Lighthouse's own packages are installed when they are first needed. */
async function measureScores(results) {
	const folder = join(root, "bench/public");
	if (!existsSync(join(folder, "node_modules/lighthouse"))) {
		const { status } = spawnSync("npm", ["ci"], { cwd: folder, stdio: "inherit" });
		if (status !== 0) throw new Error("Lighthouse could not be installed");
	}
	const { scoresOf } = await import("./lighthouse.mjs");
	const waymark = await startWaymark();
	for (const path of visited) {
		const result = await scoresOf(waymark.origin + path);
		results.push({ run: 0, work: "lighthouse", path, result });
		console.log(`Lighthouse, ${path}: ${JSON.stringify(result, null, "\t")}`);
	}
	await waymark.stop();
}

const results = [];
if (wanted("lighthouse")) await measureScores(results);
if (wanted("visit")) await measureVisit(results);
if (wanted("readers")) await measureReaders(results);
if (wanted("throughput")) await measureThroughput(results);
const folder = join(root, ".cache/bench");
mkdirSync(folder, { recursive: true });
writeFileSync(
	join(folder, `public-${new Date().toISOString().replaceAll(":", "-")}.json`),
	JSON.stringify(results, null, "\t"),
);
if (!values.only) writeReport(page, results);
