import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

/** An answer, and the milliseconds until it was there, whole. */
export interface Timed {
	ms: number;
	status: number;
	bytes: number;
	cookie: string | undefined;
}

/** The built product as a process of its own, whose answers are timed and whose use of the machine can be read. */
export class Server {
	private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

	private constructor(
		/** Where it is. */
		readonly address: string,
		/** What it calls itself: the same on every node. */
		private readonly origin: string,
		private readonly child: ChildProcess,
		/** How long the start took, in milliseconds: from nothing to the first answer of `/`. */
		readonly startMs: number,
	) {}

	/** Starts it in the demo, without limits that a benchmark from one address runs into. `at` is needed where `ORIGIN` is set. */
	static async start(variables: Record<string, string>, at?: string): Promise<Server> {
		const limits = { LIMIT_PAGES: "1000000", LIMIT_HANDSHAKES: "1000000", LIMIT_CONNECTIONS: "1000000" };
		const unlimited = Object.entries({ ...limits, LIMIT_FORMS: "1000000", LIMIT_MESSAGES: "1000000" });
		const env: NodeJS.ProcessEnv = {
			...{ PATH: process.env.PATH, NODE_ENV: "production", DEMO: "1", LOG_LEVEL: "error", PORT: "0" },
			...Object.fromEntries(
				unlimited.flatMap(([name, most]) => [
					[`${name}_PER_NETWORK`, most],
					[`${name}_PER_PERSON`, most],
				]),
			),
			...{ LIMIT_READERS: "1000000" },
			...variables,
		};
		const began = performance.now();
		const questions = join(root, "bench/public/answer-questions.mjs");
		const child = spawn(
			process.execPath,
			["--max-semi-space-size=8", "--expose-gc", "--import", questions, "build/node/main.js"],
			{
				...{ cwd: root, env, stdio: ["ignore", "pipe", "inherit", "ipc"] },
			},
		);
		const origin = await new Promise<string>((found, failed) => {
			let said = "";
			child.stdout?.on("data", (chunk: Buffer) => {
				said += chunk.toString();
				const [, there] = /Waymark is at (\S+)/.exec(said) ?? [];
				if (there) found(there);
			});
			child.once("exit", (code) => failed(new Error(`Waymark ended with ${code}: ${said}`)));
		});
		const address = at ?? origin;
		await fetch(`${address}/`).then((answer) => answer.arrayBuffer());
		return new Server(address, origin, child, performance.now() - began);
	}

	/** Asks for a page, or posts a form. Throws when the answer is an error. */
	timed(
		path: string,
		{ cookie, form }: { cookie?: string; form?: Record<string, string> } = {},
	): Promise<Timed> {
		const headers: Record<string, string> = { origin: this.origin };
		// What carries credentials goes past the page cache: it is rendered each time.
		if (cookie) headers.cookie = cookie;
		else headers.authorization = "Bearer none";
		if (form) headers["content-type"] = "application/x-www-form-urlencoded";
		const began = performance.now();
		return new Promise((done, failed) => {
			const options = { agent: this.agent, method: form ? "POST" : "GET", headers };
			const asked = request(this.address + path, options, (response) => {
				let bytes = 0;
				response.on("data", (part: Buffer) => {
					bytes += part.length;
				});
				response.on("end", () => {
					const status = response.statusCode ?? 0;
					if (status >= 400) failed(new Error(`${path} answered ${status}`));
					const set = response.headers["set-cookie"]?.[0]?.split(";")[0];
					done({ ms: performance.now() - began, status, bytes, cookie: set });
				});
			});
			asked.on("error", failed);
			asked.end(form && new URLSearchParams(form).toString());
		});
	}

	/** Signs in as a person of the demo; returns the cookie. */
	async signIn(person: string): Promise<string> {
		const { cookie } = await this.timed("/sign-in", { form: { person, intent: "demo" } });
		if (!cookie) throw new Error("Signing in gave no cookie");
		return cookie;
	}

	/** Processor time of all its threads so far, in milliseconds, as the scheduler counts it. */
	cpu(): number {
		let ns = 0;
		for (const task of readdirSync(`/proc/${this.child.pid}/task`))
			ns += Number(readFileSync(`/proc/${this.child.pid}/task/${task}/schedstat`, "utf8").split(" ")[0]);
		return ns / 1e6;
	}

	/** Resident memory, and what of it is in use, in bytes, after a garbage collection. */
	async memory(): Promise<{ rss: number; used: number }> {
		let memory = { rss: 0, heapUsed: 0, external: 0 };
		for (let i = 0; i < 2; i++) {
			const answer = once(this.child, "message");
			this.child.send("memory");
			[{ memory }] = await answer;
		}
		return { rss: memory.rss, used: memory.heapUsed + memory.external };
	}

	/** Resident memory as the system counts it, in bytes, without asking the process for anything. */
	resident(): number {
		const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, "utf8")) ?? [];
		return Number(kib) * 1024;
	}

	async stop(): Promise<void> {
		this.agent.destroy();
		if (this.child.exitCode !== null) return;
		const gone = once(this.child, "exit");
		this.child.kill("SIGTERM");
		await gone;
	}
}

/** The middle of some values. */
export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
