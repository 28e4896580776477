import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, dayOf } from "#app/domain/dates.ts";
import { replay } from "#app/domain/replay.ts";
import { pastSource } from "#app/features/as-at/past-source.server.ts";
import { readState } from "#app/features/as-at/read-state.server.ts";
import { loadDemo } from "#app/features/loading/load-demo.server.ts";
import { openRoadmap } from "#app/features/public/open-roadmap.server.ts";
import { presentSource } from "#app/features/public/present-source.server.ts";
import type { Db } from "#db/database.ts";
import { listLedgerLines } from "#db/queries/ledger-lines.ts";
import { findRoadmap } from "#db/queries/roadmaps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testNow } from "#test/support/test-context.ts";
import { dumpSource } from "./dump-source.ts";
import { type EditingStep, edit, editingOfEach, editingStep } from "./editing-steps.ts";
import { setStage } from "./stage.ts";
import { actionSlugs, oneOfEach, type Step, step, take } from "./steps.ts";

const demoFolder = join(import.meta.dirname, "../../db/demo");

/** What random histories must have had in them, or they show nothing. */
const playedKinds = [
	"status-changed",
	"status-confirmed",
	"due-date-changed",
	"owner-changed",
	"milestone-changed",
	"update-published",
	"update-corrected",
	"update-withdrawn",
	...["partner", "workstream", "action", "measure"].flatMap((noun) =>
		["added", "changed", "archived", "restored"].map((done) => `${noun}-${done}`),
	),
	...["added", "reworded", "removed"].map((done) => `milestone-${done}`),
	...["added", "changed", "removed"].map((done) => `measurement-${done}`),
	"roadmap-changed",
];

async function readRoadmap(db: Db, slug: string) {
	const roadmap = await findRoadmap(db, slug);
	if (!roadmap) throw new Error(`There is no roadmap ${slug}`);
	return roadmap;
}

/** What the tables say, and what the whole ledger says. */
async function dumpBoth(db: Db, slug: string, slugs: string[], day: string) {
	const roadmap = await readRoadmap(db, slug);
	const past = await pastSource(db, roadmap, { revision: roadmap.revision, day });
	if (!past) throw new Error("The ledger knows nothing of this roadmap");
	return {
		tables: await dumpSource(presentSource(db, roadmap, day), slugs),
		ledger: await dumpSource(past, slugs),
	};
}

/** Plays a history, some hours between its steps, and keeps what the tables said at the end of each day. */
async function playHistory(db: Db, slug: string, steps: (Step | EditingStep)[]) {
	const stage = await setStage(db, slug);
	const ends = new Map<string, unknown>();
	const keep = async (day: Day) => {
		const source = presentSource(db, await readRoadmap(db, slug), day);
		ends.set(day, await dumpSource(source, actionSlugs));
	};
	const dayNow = () => dayOf(stage.context.now().toISOString());
	for (const wish of steps) {
		const day = dayNow();
		stage.pass(11);
		if (dayNow() !== day) await keep(day);
		await ("kind" in wish ? edit(stage, wish) : take(stage, wish));
	}
	const { tables, ledger } = await dumpBoth(db, slug, actionSlugs, dayNow());
	expect(ledger).toEqual(tables);
	for (const [day, then] of ends) {
		const source = await openRoadmap(stage.context, slug, new URLSearchParams({ "as-at": day }));
		if (!source) throw new Error("The roadmap is not there any more");
		expect({ day, ...(await dumpSource(source, actionSlugs)) }).toEqual({ day, ...(then as object) });
	}
	await stage.close();
	return ends.size;
}

/** Its actions are there no longer, whatever else was done to them. */
const archivedWorkstream: EditingStep[] = [
	{ kind: "workstreams", index: 0, word: 0, do: "archive" },
	{ kind: "actions", index: 0, word: 0, do: "reword" },
	{ kind: "organisations", index: 0, word: 0, do: "reword" },
	{ kind: "actions", index: 0, word: 1, do: "add" },
];

describeEachDatabase("replaying the ledger", (open, engine) => {
	test("[H2] up to now gives the tables, and up to the end of any day what they held then, whatever people did", async () => {
		const db = await open();
		let roadmaps = 0;
		let days = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.oneof(step, editingStep), { minLength: 4, maxLength: 20 }),
				async (steps) => {
					roadmaps += 1;
					days += await playHistory(db, `history-${roadmaps}`, steps);
				},
			),
			{
				numRuns: engine === "SQLite" ? 15 : 5,
				examples: [[oneOfEach], [editingOfEach], [archivedWorkstream]],
			},
		);
		expect(days).toBeGreaterThan(5);
		const kinds = await db.selectFrom("change").select("kind").distinct().execute();
		expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(playedKinds));
	}, 120_000);

	test("[H2] gives the tables for the roadmaps of the demo", async () => {
		const db = await open();
		expect(await loadDemo(db, { now: testNow, demoFolder })).toMatchObject({ ok: true, roadmapsAdded: 2 });
		for (const slug of ["fast-track-cities-london", "london-vision"]) {
			const rows = await db.selectFrom("action").select("slug").execute();
			const slugs = rows.map((row) => row.slug);
			const { tables, ledger } = await dumpBoth(db, slug, slugs, "2026-11-20");
			expect(tables.workstreams.length).toBeGreaterThan(3);
			expect(ledger).toEqual(tables);
		}
	}, 60_000);

	test("[H16] a state that was rebuilt is not rebuilt again, and a later one goes on from it without changing it", async () => {
		const db = await open();
		const stage = await setStage(db, "kept");
		const read = (revision: number) => readState(db, stage.roadmapId, revision);
		const whole = (await readRoadmap(db, "kept")).revision;
		const early = await read(whole);
		const before = structuredClone(early);
		for (const wish of oneOfEach) await take(stage, wish);
		const { revision } = await readRoadmap(db, "kept");
		expect(revision).toBeGreaterThan(whole);
		const [late, same] = await Promise.all([read(revision), read(revision)]);
		expect(late).toBe(same);
		expect(await read(whole)).toBe(early);
		expect(early).toEqual(before);
		expect(late.actions.get(stage.actionIds.get("open-clinic") ?? "")?.status).toBe("off-track");
		const lines = await listLedgerLines(db, stage.roadmapId, { after: 0, through: revision, limit: 1_000 });
		expect(replay(lines)).toEqual(late);
		await stage.close();
	});
});
