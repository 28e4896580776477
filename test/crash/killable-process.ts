import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { CollabLimits } from "#server/collab/limits.ts";
import { bundleProcess } from "#test/support/bundle-process.ts";

/** What a server process says about itself, after it has collected its garbage. */
export interface ProcessFigures {
	/** Memory of the process, and what of it is in use, in bytes. */
	rss: number;
	/** The most that the process ever had. */
	peak: number;
	heap: number;
	connections: number;
	documents: number;
	queuedBytes: number;
	reports: string[];
}

/** The co-editing server as a process of its own: it always comes back on the port that it had first. */
export class KillableProcess {
	private child: ChildProcess | undefined;
	private port = 0;

	constructor(
		private readonly database: string,
		private readonly limits: Partial<CollabLimits> = {},
		/** Where it meets other nodes. */
		private readonly redis = "",
	) {}

	/** Scheme, host and port. */
	get origin(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Where clients of the fixture connect. */
	get url(): string {
		return `ws://127.0.0.1:${this.port}/collab`;
	}

	/** Whether it runs. */
	get lives(): boolean {
		return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
	}

	/** Starts it; resolves when it listens. */
	async start(): Promise<void> {
		const program = await bundleProcess("test/collab/killable-server.ts");
		const args = [program, this.database, String(this.port), JSON.stringify(this.limits), this.redis];
		// As `npm start` starts it.
		const options = ["--max-semi-space-size=8", "--expose-gc"];
		const child = spawn(process.execPath, [...options, ...args], {
			stdio: ["ignore", "inherit", "inherit", "ipc"],
		});
		this.child = child;
		const said = await Promise.race([once(child, "message"), once(child, "exit")]);
		const [first]: unknown[] = said;
		if (!isObject(first) || typeof first.port !== "number") throw new Error("The server did not start");
		this.port = first.port;
	}

	/** Asks what it uses. */
	async figures(): Promise<ProcessFigures> {
		const answer = this.child ? once(this.child, "message") : Promise.reject(new Error("It does not run"));
		this.child?.send("figures");
		const [figures] = await answer;
		return figures;
	}

	/** Ends it with SIGKILL, and waits until it is gone. */
	async kill(): Promise<void> {
		if (!this.child || !this.lives) return;
		const exit = once(this.child, "exit");
		this.child.kill("SIGKILL");
		await exit;
	}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null;
