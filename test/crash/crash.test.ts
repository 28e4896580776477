import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { freshPostgres, postgresForTests } from "#test/support/databases.ts";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { BrowserWebSocket } from "./browser-web-socket.ts";
import { crashRun } from "./crash-run.ts";

/** One seed for each run; `CRASH_SEED` repeats one that failed. */
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
const postgres = postgresForTests();

/** More kills on demand: `CRASH_KILLS=200`. */
const kills = process.env.CRASH_KILLS === undefined ? null : Number(process.env.CRASH_KILLS);

describe(`a server that is killed while five people type (seed ${seed})`, () => {
	beforeEach(() => void vi.stubGlobal("WebSocket", BrowserWebSocket));
	afterEach(() => void vi.unstubAllGlobals());

	const expectNothingLost = async (engine: "SQLite" | "PostgreSQL", own: number, count: number) => {
		const database = engine === "SQLite" ? await freshSqlite() : await freshPostgres();
		try {
			const figures = await crashRun({ database: database.url, seed: own, kills: kills ?? count });
			expect(figures).toMatchObject({ lost: [], wrong: [] });
			expect([figures.saved, figures.seen].every((words) => words > count)).toBe(true);
		} finally {
			await database.remove();
		}
	};

	test.each([0, 1, 2])(
		"[C70] [K1] 12 kills on SQLite, folder %i: everything saved or seen is there",
		async (folder) => {
			await expectNothingLost("SQLite", seed + folder, 12);
		},
		180_000,
	);

	test.skipIf(!postgres.available)(
		"[K1] 16 kills on PostgreSQL: everything saved or seen is there",
		async () => {
			await expectNothingLost("PostgreSQL", seed + 3, 16);
		},
		180_000,
	);
});
