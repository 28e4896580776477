// The servers that send the same page, each a process of its own, one worker each.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { keepOnServersCore } from "../cores.mjs";
import { hasProgram } from "../has-program.mjs";

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");

/** A roadmap of so many actions, made of the demo's large one. */
function largeRoadmap(actions) {
	const file = JSON.parse(readFileSync(join(root, "db/demo/london-vision.json"), "utf8"));
	Object.assign(file.roadmap, { slug: "two-hundred", title: "Two hundred actions" });
	const all = file.workstreams.flatMap((workstream) =>
		workstream.actions.map((action) => ({ workstream, action })),
	);
	for (let i = 0; all.length + i < actions; i++) {
		const { workstream, action } = all[i];
		workstream.actions.push({
			...structuredClone(action),
			slug: `${action.slug}-again`,
			title: `${action.title}, again`,
		});
	}
	return file;
}

/** Waymark as it is built, on fresh demo data and a roadmap of 200 actions. */
export async function startWaymark() {
	const folder = mkdtempSync(join(tmpdir(), "bench-waymark-"));
	const file = join(folder, "large.json");
	writeFileSync(file, JSON.stringify(largeRoadmap(200)));
	const env = {
		PATH: process.env.PATH,
		DEMO: "1",
		LOG_LEVEL: "error",
		DATA_DIR: folder,
		PORT: "0",
		NODE_ENV: "production",
		// All readers of the measurement come from one address; visitors come from many.
		...{ LIMIT_CONNECTIONS_PER_NETWORK: "1000000", LIMIT_HANDSHAKES_PER_NETWORK: "1000000" },
		...{ LIMIT_MESSAGES_PER_NETWORK: "1000000", LIMIT_PAGES_PER_NETWORK: "1000000" },
		LIMIT_READERS: "1000000",
	};
	execFileSync(process.execPath, ["build/node/load.js", file], { cwd: root, env });
	const child = spawn(
		process.execPath,
		[
			...["--max-semi-space-size=8", "--expose-gc"],
			...["--import", join(here, "answer-questions.mjs"), "build/node/main.js"],
		],
		{ cwd: root, env, stdio: ["ignore", "pipe", "inherit", "ipc"] },
	);
	let said = "";
	child.stdout.on("data", (part) => {
		said += part;
	});
	const origin = await until(() => /Waymark is at (\S+)/.exec(said)?.[1], "Waymark to start");
	const started = target("Waymark", child, Number(new URL(origin).port));
	return {
		...started,
		folder,
		origin,
		stop: () => started.stop().then(() => rmSync(folder, { recursive: true })),
	};
}

/** The least that Node can do: one `writeHead` and one `end` with bytes that are there. `pages` is path → headers and bodies. */
export async function startBare(pages) {
	const child = spawn(process.execPath, [join(here, "bare-server.mjs")], {
		stdio: ["ignore", "inherit", "inherit", "ipc"],
	});
	child.send(pages);
	const { port } = await new Promise((found) => child.once("message", found));
	return target("bare node:http", child, port);
}

/** nginx with `gzip_static`: the file as it is and packed, sent by the kernel. Null where there is no nginx. */
export async function startNginx(files) {
	if (!hasProgram("nginx", "-v")) return null;
	const folder = mkdtempSync(join(tmpdir(), "bench-nginx-"));
	for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), body);
	const port = await freePort();
	writeFileSync(join(folder, "nginx.conf"), nginxConfiguration(folder, port));
	const child = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], {
		stdio: ["ignore", "ignore", "inherit"],
	});
	await until(
		() =>
			fetch(`http://127.0.0.1:${port}/`).then(
				() => true,
				() => false,
			),
		"nginx to start",
	);
	// The one that works is the child of the one that was started.
	const worker = Number(
		readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ")[0],
	);
	const started = target("nginx gzip_static", child, port, worker);
	return { ...started, stop: () => started.stop().then(() => rmSync(folder, { recursive: true })) };
}

const nginxConfiguration = (folder, port) => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr crit;
${process.getuid() === 0 ? "user root;" : ""}
events { worker_connections 2048; }
http {
	access_log off;
	sendfile on;
	tcp_nopush on;
	keepalive_requests 1000000;
	open_file_cache max=100 inactive=60s;
	client_body_temp_path ${folder}/body;
	proxy_temp_path ${folder}/proxy;
	fastcgi_temp_path ${folder}/fastcgi;
	uwsgi_temp_path ${folder}/uwsgi;
	scgi_temp_path ${folder}/scgi;
	default_type "text/html; charset=utf-8";
	server {
		listen 127.0.0.1:${port};
		root ${folder};
		gzip_static on;
		gzip_vary on;
		add_header Cache-Control "public, max-age=0, must-revalidate";
	}
}
`;

/** What was started and not stopped: a measurement that fails leaves nothing behind. */
const running = new Set();
process.on("exit", () => {
	for (const child of running) child.kill();
});

function target(title, child, port, pid = child.pid) {
	running.add(child);
	child.once("exit", () => running.delete(child));
	return {
		title,
		port,
		child,
		/** Keeps it on the core that all servers are measured on. */
		pin: () => keepOnServersCore(pid),
		/** Processor time used so far, in seconds. */
		cpu: () => cpuOf(pid),
		async stop() {
			if (child.exitCode !== null) return;
			const gone = new Promise((done) => child.once("exit", done));
			child.kill("SIGTERM");
			await gone;
		},
	};
}

/** What all threads of a process used, in seconds, as the scheduler counts it. */
function cpuOf(pid) {
	let ns = 0;
	for (const task of readdirSync(`/proc/${pid}/task`))
		ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]);
	return ns / 1e9;
}

export async function until(find, what) {
	for (let i = 0; i < 600; i++) {
		const found = await find();
		if (found) return found;
		await sleep(50);
	}
	throw new Error(`Waited too long for ${what}`);
}

function freePort() {
	return new Promise((found) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => found(port));
		});
	});
}
