import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");

/** The built product as a process, in the demo, on a free port. */
export class WaymarkProcess {
	#child: ChildProcess | undefined;
	#origin = "";
	#said = "";

	constructor(readonly dataDir: string) {}

	/** Scheme, host and port; the same after a restart. */
	get origin(): string {
		return this.#origin;
	}

	/** What it wrote since its last start, the log included. */
	get said(): string {
		return this.#said;
	}

	/** Starts the process; resolves when it says that it is there, rejects with what it said when it ends instead. */
	async start(variables: Record<string, string> = {}): Promise<void> {
		const port = this.#origin === "" ? "0" : new URL(this.#origin).port;
		const env = { PATH: process.env.PATH, DEMO: "1", LOG_LEVEL: "error", DATA_DIR: this.dataDir, PORT: port };
		const child = spawn(process.execPath, ["build/node/main.js"], {
			cwd: root,
			env: { ...env, NODE_ENV: "production", ...variables },
			stdio: ["ignore", "pipe", "pipe"],
		});
		this.#child = child;
		this.#origin = await new Promise((found, failed) => {
			this.#said = "";
			const listen = (chunk: Buffer) => {
				this.#said += chunk.toString();
				const origin = /Waymark is at (\S+)/.exec(this.#said)?.[1];
				if (origin) found(origin);
			};
			child.stdout?.on("data", listen);
			child.stderr?.on("data", listen);
			child.on("exit", (code) => failed(new Error(`Waymark ended with ${code}: ${this.#said}`)));
		});
	}

	/** Ends the process by a signal and waits until it is gone. Gives its exit code; null when the signal ended it. */
	async kill(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
		const gone = new Promise<number | null>((resolve) => child.once("exit", resolve));
		child.kill(signal);
		return gone;
	}
}
