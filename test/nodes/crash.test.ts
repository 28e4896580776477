import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BrowserWebSocket } from "#test/crash/browser-web-socket.ts";
import { crashRun } from "#test/crash/crash-run.ts";
import { freshPostgres } from "#test/support/databases.ts";
import { describeNodes, startRedis } from "./nodes.ts";

/** One seed for each run; `CRASH_SEED` repeats one that failed. */
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
const kills = Number(process.env.CRASH_KILLS ?? 20);

describeNodes(`nodes of which one at a time is killed while five people type (seed ${seed})`, () => {
	beforeEach(() => void vi.stubGlobal("WebSocket", BrowserWebSocket));
	afterEach(() => void vi.unstubAllGlobals());

	test.each([2, 4])(
		"[Z54] %i nodes: nothing that was saved or seen is missing, and everybody has the same in the end",
		async (count) => {
			const database = await freshPostgres();
			const redis = await startRedis();
			try {
				const figures = await crashRun({
					database: database.url,
					seed: seed + count,
					kills: count === 2 ? kills : Math.ceil(kills / 4),
					nodes: { count, redis: redis.url },
				});
				expect(figures).toMatchObject({ lost: [], wrong: [] });
				expect(figures.saved).toBeGreaterThan(20);
				expect(figures.seen).toBeGreaterThan(20);
			} finally {
				await redis.remove();
				await database.remove();
			}
		},
		300_000,
	);
});
