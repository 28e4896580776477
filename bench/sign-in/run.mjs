// Whether the time of an answer tells if an address is known: `npm run bench -- sign-in`, or `npm run bench -- sign-in --runs 3
// --tries 400`. Needs the build (`npm run build`). Known and unknown addresses take turns at random; what is compared is the
// median time of the answer, and of the next page after it, when a letter may be written.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { values } = parseArgs({
	args: process.argv.slice(2).filter((word) => word !== "sign-in"),
	options: { runs: { type: "string", default: "3" }, tries: { type: "string", default: "400" } },
});

const known = "known@example.org";
const dataDir = mkdtempSync(join(tmpdir(), "waymark-bench-"));
const env = {
	...process.env,
	...{
		NODE_ENV: "production",
		DEMO: "1",
		PORT: "0",
		LOG_LEVEL: "error",
		DATA_DIR: dataDir,
		DATABASE_URL: "",
	},
	...{ LIMIT_SIGN_IN_PER_ADDRESS: "1000000", LIMIT_SIGN_IN_PER_NETWORK: "1000000" },
	...{ LIMIT_FORMS_PER_NETWORK: "1000000", LIMIT_PAGES_PER_NETWORK: "1000000" },
};
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function start() {
	const child = spawn(process.execPath, ["--max-semi-space-size=8", "build/node/main.js"], {
		cwd: root,
		env,
		stdio: ["ignore", "pipe", "inherit"],
	});
	return new Promise((found, failed) => {
		let said = "";
		child.stdout.on("data", (chunk) => {
			said += chunk;
			const origin = /Waymark is at (\S+)/.exec(said)?.[1];
			if (origin) found({ child, origin });
		});
		child.once("exit", (code) => failed(new Error(`Waymark ended with ${code}`)));
	});
}

/** The milliseconds until an answer is there, whole. */
function timed(origin, path, form) {
	return new Promise((done, failed) => {
		const began = performance.now();
		const headers = form ? { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" } : {};
		request(origin + path, { agent, method: form ? "POST" : "GET", headers }, (response) => {
			if (response.statusCode !== 200) failed(new Error(`${path} answered ${response.statusCode}`));
			response.resume().on("end", () => done(performance.now() - began));
		})
			.on("error", failed)
			.end(form && new URLSearchParams(form).toString());
	});
}

function median(numbers) {
	const sorted = numbers.toSorted((a, b) => a - b);
	const half = Math.floor(sorted.length / 2);
	return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

async function oneRun(origin, tries) {
	const times = { known: { answer: [], next: [] }, unknown: { answer: [], next: [] } };
	for (let i = 0; i < tries * 2; i++) {
		const which = Math.random() < 0.5 ? "known" : "unknown";
		const email = which === "known" ? known : `nobody${i}@example.org`;
		times[which].answer.push(await timed(origin, "/sign-in", { email, way: "link" }));
		times[which].next.push(await timed(origin, "/healthz"));
	}
	return times;
}

const { child, origin } = await start();
try {
	spawnSync(process.execPath, ["build/node/admin.js", "create", "Known", known], { cwd: root, env });
	await oneRun(origin, 50);
	const lines = [];
	for (let run = 1; run <= Number(values.runs); run++) {
		const times = await oneRun(origin, Number(values.tries));
		for (const what of ["answer", "next"]) {
			const [a, b] = [median(times.known[what]), median(times.unknown[what])];
			lines.push({ run, what, known: a.toFixed(3), unknown: b.toFixed(3), ratio: (a / b).toFixed(3) });
		}
	}
	console.table(lines);
	mkdirSync(join(root, ".cache/bench"), { recursive: true });
	writeFileSync(join(root, ".cache/bench/sign-in.json"), JSON.stringify(lines, null, "\t"));
} finally {
	child.removeAllListeners("exit");
	child.kill("SIGTERM");
	await new Promise((gone) => child.once("exit", gone));
	agent.destroy();
	rmSync(dataDir, { recursive: true, force: true });
}
