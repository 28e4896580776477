import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { freshSqlite } from "#test/support/fresh-sqlite.ts";
import { BrowserWebSocket } from "./browser-web-socket.ts";
import { outageRun, outages } from "./outage-run.ts";

/** Longer than editors stay connected while nothing can be stored; `npm run soak` and `OUTAGE_SECONDS=60` make it a minute. */
const seconds = Number(process.env.OUTAGE_SECONDS ?? 8);

beforeEach(() => void vi.stubGlobal("WebSocket", BrowserWebSocket));
afterEach(() => void vi.unstubAllGlobals());

test("[K10] a full disk and a locked database: people are told, type on, and all of it is stored once it is over", async () => {
	const runs = outages.map(async (kind) => {
		const database = await freshSqlite();
		try {
			return await outageRun(database.url, kind, seconds);
		} finally {
			await database.remove();
		}
	});
	for (const figures of await Promise.all(runs)) {
		expect(figures).toMatchObject({ wrong: [] });
		expect(figures.typed).toBeGreaterThan(20 * seconds);
	}
}, 240_000);
