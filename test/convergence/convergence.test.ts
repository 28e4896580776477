import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BrowserWebSocket } from "#test/crash/browser-web-socket.ts";
import { describeEachEngine } from "#test/support/databases.ts";
import { convergenceRun } from "./convergence-run.ts";

/** The same seeds each time; more on demand: `CONVERGENCE_SEEDS=1000`, `CONVERGENCE_FIRST=17` to begin elsewhere. */
const seeds = Number(process.env.CONVERGENCE_SEEDS ?? 50);
const first = Number(process.env.CONVERGENCE_FIRST ?? 1);
const perTest = 10;

describeEachEngine("people who write over a bad network", (fresh, engine) => {
	beforeEach(() => void vi.stubGlobal("WebSocket", BrowserWebSocket));
	afterEach(() => void vi.unstubAllGlobals());

	// Most of it is the way to the database, which is the same on both: one group on PostgreSQL.
	const count = engine === "SQLite" ? seeds : Math.min(seeds, perTest);
	const groups = Array.from({ length: Math.ceil(count / perTest) }, (_, i) => first + i * perTest);

	test.each(groups)(
		"[K2] seeds from %i: all replicas and the database agree, each word once",
		async (from) => {
			let cuts = 0;
			let kills = 0;
			for (let seed = from; seed < Math.min(from + perTest, first + count); seed++) {
				const database = await fresh();
				const figures = await convergenceRun(database.url, seed);
				await database.remove();
				expect(figures, `seed ${seed}`).toMatchObject({ wrong: [] });
				expect(figures.words).toBeGreaterThan(50);
				cuts += figures.cuts;
				kills += figures.kills;
			}
			// A network that is never bad would prove nothing.
			expect(cuts).toBeGreaterThan(0);
			expect(kills).toBeGreaterThan(0);
		},
		300_000,
	);
});
