import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

/** The program that tests start as Redis; or why there is none. */
export function findRedis(): { program: string } | { reason: string } {
	for (const program of ["redis-server", "valkey-server"]) {
		try {
			execFileSync(program, ["--version"], { stdio: "ignore" });
			return { program };
		} catch {
			// The next one, then.
		}
	}
	return { reason: "no redis-server or valkey-server on this machine" };
}

/** A Redis of a test's own, which can be stopped and started again on its port. It keeps nothing. */
export class TestRedis {
	private child: ChildProcess | undefined;
	private port = 0;
	private readonly folder = mkdtempSync(join(tmpdir(), "waymark-redis-"));

	constructor(private readonly program: string) {}

	private get runs(): boolean {
		return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
	}

	get url(): string {
		return `redis://127.0.0.1:${this.port}`;
	}

	/** Starts it, unless it runs. */
	async start(): Promise<void> {
		if (this.runs) return;
		this.port ||= await freePort();
		const options = { port: this.port, bind: "127.0.0.1", save: "", appendonly: "no", dir: this.folder };
		const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
		const child = spawn(this.program, args, { stdio: ["ignore", "pipe", "inherit"] });
		this.child = child;
		for await (const chunk of child.stdout) if (String(chunk).includes("Ready to accept connections")) break;
		child.stdout.resume();
	}

	/** Ends it at once; what it held is gone. */
	async stop(): Promise<void> {
		const { child } = this;
		if (!child || !this.runs) return;
		const exit = once(child, "exit");
		child.kill("SIGKILL");
		await exit;
	}

	/** The same, and its folder. */
	async remove(): Promise<void> {
		await this.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}
}
