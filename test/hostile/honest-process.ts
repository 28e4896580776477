import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { bundleProcess } from "#test/support/bundle-process.ts";
import type { Victim } from "./attacks.ts";
import type { HonestAccount } from "./honest-pair.ts";
import type { Answer, Question } from "./honest-program.ts";

/** The honest pair in a process of its own: how long its words take says nothing of how busy the attacker is. */
export class HonestProcess {
	/** The longest time that a word took during each attack, in milliseconds; reported, not judged. */
	readonly stalls: { during: string; ms: number }[] = [];

	private constructor(private readonly child: ChildProcess) {}

	/** Begins to type; resolves when the first word has arrived. */
	static async start(server: { url: string }, document: string, everyMs: number): Promise<HonestProcess> {
		const args = [
			await bundleProcess("test/hostile/honest-program.ts"),
			server.url,
			document,
			String(everyMs),
		];
		const honest = new HonestProcess(
			spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] }),
		);
		await honest.ask("start");
		return honest;
	}

	victim(): Promise<Victim> {
		return this.ask("victim");
	}

	/** Resolves when a word that is written now has arrived, and notes the longest time that one took since the last attack. */
	async expectPeace(during: string): Promise<void> {
		this.stalls.push({ during, ms: await this.ask("peace") });
	}

	/** Stops typing, and resolves when every word has arrived. */
	finish(): Promise<HonestAccount> {
		return this.ask("finish");
	}

	destroy(): void {
		this.child.kill("SIGKILL");
	}

	private async ask<Q extends Question>(question: Q): Promise<Answer<Q>> {
		const answered = once(this.child, "message");
		this.child.send(question);
		const [{ answer }] = await answered;
		return answer;
	}
}
