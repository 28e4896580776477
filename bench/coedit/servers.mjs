// The servers, each a process of its own on a folder of its own, and what is different in speaking to them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { keepOnServersCore } from "../cores.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const bundle = join(root, ".cache/bench/waymark-server.mjs");

export const servers = [
	{
		name: "waymark",
		title: "Waymark",
		program: bundle,
		stores: true,
		// As `npm start` does.
		nodeFlags: ["--max-semi-space-size=8"],
		args: (folder, documents) => [folder, String(documents)],
		url: (port, document) => `ws://127.0.0.1:${port}/collab/${document}?waymark=1&schema=1`,
	},
	{
		name: "y-websocket",
		title: "y-websocket 2.1, in memory",
		program: join(here, "server-y-websocket.mjs"),
		stores: false,
		args: () => [],
		url: (port, document) => `ws://127.0.0.1:${port}/${document}`,
	},
	{
		name: "y-leveldb",
		title: "y-websocket 2.1, LevelDB",
		program: join(here, "server-y-websocket.mjs"),
		stores: true,
		args: (folder) => [folder],
		url: (port, document) => `ws://127.0.0.1:${port}/${document}`,
	},
	{
		name: "hocuspocus",
		title: "Hocuspocus 3.4, SQLite",
		program: join(here, "server-hocuspocus.mjs"),
		stores: true,
		hasEnvelope: true,
		args: (folder) => [folder],
		url: (port) => `ws://127.0.0.1:${port}`,
	},
];

/** Bundles Waymark's server as its own build does. */
export async function buildWaymark() {
	const { build } = await import("esbuild");
	mkdirSync(dirname(bundle), { recursive: true });
	await build({
		absWorkingDir: root,
		entryPoints: ["bench/waymark-server.ts"],
		outfile: bundle,
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		packages: "external",
		logLevel: "warning",
	});
}

/** A running server: its address, what it has used, and its end. */
export class RunningServer {
	#child;

	static async start(kind, { documents = 1, folder } = {}) {
		const running = new RunningServer();
		running.kind = kind;
		running.documents = documents;
		running.folder = folder ?? mkdtempSync(join(tmpdir(), `bench-${kind.name}-`));
		await running.#spawn();
		return running;
	}

	async #spawn() {
		const { program, args, nodeFlags = [] } = this.kind;
		const words = ["--expose-gc", ...nodeFlags, program, ...args(this.folder, this.documents)];
		this.#child = spawn(process.execPath, words, {
			stdio: ["ignore", "ignore", "inherit", "ipc"],
			env: { ...process.env, NODE_ENV: "production" },
		});
		const [{ port }] = await once(this.#child, "message");
		this.port = port;
		keepOnServersCore(this.#child.pid);
	}

	/** CPU in microseconds and memory in bytes; after a collection of garbage if asked for. */
	async used({ gc = false } = {}) {
		this.#child.send(gc ? "gc" : "usage");
		const [{ cpu, memory }] = await once(this.#child, "message");
		return { cpu: cpu.user + cpu.system, heap: memory.heapUsed + memory.external, rss: memory.rss };
	}

	async restart() {
		await this.#end();
		await this.#spawn();
	}

	async stop() {
		await this.#end();
		rmSync(this.folder, { recursive: true, force: true });
	}

	async #end() {
		const exit = once(this.#child, "exit");
		this.#child.kill("SIGTERM");
		await exit;
	}
}
