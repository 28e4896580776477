import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";

/** How long everything may take to end once nobody new is sent here, in milliseconds. */
const endMs = 7_500;

/**
 * Ends the process on SIGTERM: `/readyz` says no while everything still works, so that a balancer sends people elsewhere; then
 * what was begun is finished and the process exits with 0. SIGINT (Ctrl+C) does not wait for a balancer. What has not ended in
 * time is given up with code 1: edits that were not stored were never acknowledged, and their authors send them again. A second
 * signal ends at once.
 */
export function stopInOrder(
	server: { drain(): void; close(): Promise<void> },
	options: { drainMs: number; log: Pick<Logger, "info" | "error"> },
): void {
	let stopping = false;
	const stop = (waitMs: number) => {
		if (stopping) process.exit(1);
		stopping = true;
		setTimeout(() => {
			options.log.error("the stop took too long and is cut short");
			process.exit(1);
		}, waitMs + endMs).unref();
		void end(server, waitMs, options.log);
	};
	process.on("SIGTERM", () => stop(options.drainMs));
	process.on("SIGINT", () => stop(0));
}

async function end(
	server: { drain(): void; close(): Promise<void> },
	waitMs: number,
	log: Pick<Logger, "info" | "error">,
): Promise<void> {
	server.drain();
	try {
		if (waitMs > 0) await sleep(waitMs);
		await server.close();
		process.exit(0);
	} catch (err) {
		log.error({ err }, "the stop failed");
		process.exit(1);
	}
}
