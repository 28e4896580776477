import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { statuses, statusMeanings } from "#app/domain/status.ts";
import { countingTimes } from "#app/domain/status-history.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { layoutBars } from "#app/features/pictures/status-bars-layout.ts";
import { readStatusOverTimePage } from "#app/features/pictures/status-over-time-page.server.ts";
import { StatusOverTimePage } from "#app/features/pictures/status-over-time-page.tsx";
import { readRoadmapPage } from "#app/features/public/roadmap-page.server.ts";
import { type EditingStep, edit, editingOfEach, editingStep } from "#test/history/editing-steps.ts";
import { type Stage, setStage } from "#test/history/stage.ts";
import { oneOfEach, type Step, step, take } from "#test/history/steps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { picturesIn, rowsIn, wordsOf } from "./read-picture.ts";

const search = (text = "") => new URLSearchParams(text);
const there = <T,>(page: T | null): T => {
	if (page === null) throw new Error("There is no such page");
	return page;
};
const countedIn = async ({ context, slug }: Stage, query = "") =>
	there(there(await readStatusOverTimePage(context, slug, search(query))).counted);

/** What the page of the roadmap counts at the end of a day. */
async function countsOfPage({ context, slug }: Stage, day: string | null) {
	const page = there(await readRoadmapPage(context, slug, search(day === null ? "" : `as-at=${day}`)));
	return Object.fromEntries(page.counts.map(({ status, count }) => [status, count]));
}

/** Plays a history over months and compares every count with the page of its day. */
async function playAndCompare(stage: Stage, steps: (Step | EditingStep)[]) {
	for (const wish of steps) {
		stage.pass(24 * 17 + 5);
		await ("kind" in wish ? edit(stage, wish) : take(stage, wish));
	}
	const { times, since } = await countedIn(stage);
	expect(since).toBe("2026-03-02");
	for (const [index, { day, counts }] of times.entries()) {
		const isNow = index === times.length - 1;
		expect({ day, counts }).toEqual({ day, counts: await countsOfPage(stage, isNow ? null : day) });
	}
	return times.length;
}

describeEachDatabase("statuses over time", (open, engine) => {
	test("[Y5] at the end of each time are those of the roadmap's page of that day, whatever people did", async () => {
		const db = await open();
		let roadmaps = 0;
		let times = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.oneof(step, editingStep), { minLength: 4, maxLength: 16 }),
				async (steps) => {
					roadmaps += 1;
					const stage = await setStage(db, `counted-${roadmaps}`);
					times += await playAndCompare(stage, steps);
					await stage.close();
				},
			),
			{ numRuns: engine === "SQLite" ? 10 : 3, examples: [[oneOfEach], [editingOfEach]] },
		);
		expect(times).toBeGreaterThan(10);
	}, 120_000);

	test("[Y5] [Y4] the page says since when it counts, and bars and table hold the same numbers", async () => {
		const stage = await setStage(await open(), "said");
		stage.pass(24 * 40);
		const where = { roadmapSlug: "said", actionSlug: "open-clinic", version: 1 };
		const done = { status: "complete", reason: "It is open.", path: "" };
		expect((await changeStatus(stage.context, stage.councilLead, { ...where, ...done })).ok).toBe(true);
		stage.pass(24 * 30);
		const page = there(await readStatusOverTimePage(stage.context, "said", search()));
		const html = renderToStaticMarkup(<StatusOverTimePage {...page} />);
		expect(wordsOf(html)).toContain("Counted since 2 March 2026");
		expect(picturesIn(html)).toEqual([
			"March 2026: 2 on track, 1 at risk; 3 actions in all",
			"April 2026: 2 on track, 1 complete; 3 actions in all",
			"May 2026, up to 11 May 2026: 2 on track, 1 complete; 3 actions in all",
		]);
		expect(rowsIn(html)).toEqual([
			["March 2026", "2", "1", "0", "3"],
			["April 2026", "2", "0", "1", "3"],
			["May 2026, up to 11 May 2026", "2", "0", "1", "3"],
		]);
		await stage.close();
	});

	test("[Y8] as at a day, nothing after it is counted", async () => {
		const stage = await setStage(await open(), "past");
		stage.pass(24 * 90);
		const { times } = await countedIn(stage, "as-at=2026-04-15");
		expect(times.map(({ name }) => name)).toEqual(["March 2026", "April 2026, up to 15 April 2026"]);
		await stage.close();
	});

	test("[Y6] what is internal now is not counted in its past, and what was not public is not counted", async () => {
		const db = await open();
		const stage = await setStage(db, "hidden");
		stage.pass(24 * 40);
		await db.updateTable("action").set({ internal: 1 }).where("slug", "=", "open-clinic").execute();
		const { times } = await countedIn(stage);
		expect(times.map(({ counts }) => counts?.["at-risk"])).toEqual([0, 0]);
		await db.updateTable("roadmap").set({ published: 0 }).where("id", "=", stage.roadmapId).execute();
		expect(await readStatusOverTimePage(stage.context, "hidden", search())).toBeNull();
		await stage.close();
	});
});

const day = fc.integer({ min: 0, max: 12_000 }).map((days) => {
	const date = new Date(Date.UTC(2005, 0, 1) + days * 86_400_000);
	return date.toISOString().slice(0, 10);
});

describe("the times of the counts", () => {
	test("[Y5] follow each other from the first day to the last, each named once, and are few enough to look at", () => {
		fc.assert(
			fc.property(day, day, fc.constantFrom("calendar", "april"), (one, other, quarters) => {
				const [first = "", last = ""] = [one, other].sort();
				const times = countingTimes(first, last, quarters);
				const days = times.map((time) => time.day);
				expect(days.at(-1)).toBe(last);
				expect(days).toEqual([...new Set(days)].sort());
				expect((days[0] ?? "") >= first).toBe(true);
				expect(new Set(times.map(({ name }) => name)).size).toBe(times.length);
				expect(times.length).toBeLessThanOrEqual(34);
			}),
		);
	});

	test("[Y2] [Y4] the parts of a bar follow each other, as wide as their counts, and none outside", () => {
		const counts = fc.record(
			Object.fromEntries(statuses.map((status) => [status, fc.nat(500)])) as Record<
				(typeof statuses)[number],
				fc.Arbitrary<number>
			>,
		);
		fc.assert(
			fc.property(fc.array(fc.option(counts, { nil: null }), { maxLength: 20 }), (all) => {
				const times = all.map((one, index) => ({ name: String(index), day: "2026-01-01", counts: one }));
				const most = Math.max(1, ...all.map((one) => Object.values(one ?? {}).reduce((a, b) => a + b, 0)));
				for (const [index, parts] of layoutBars(times).entries()) {
					let end = 0;
					for (const { status, count, x, width } of parts) {
						expect(count).toBe(all[index]?.[status]);
						expect(x).toBeCloseTo(end, 1);
						expect(width).toBeCloseTo((count / most) * 100, 1);
						end = x + width;
					}
					expect(end).toBeLessThanOrEqual(100.001);
					const shown = parts.reduce((sum, { count }) => sum + count, 0);
					expect(shown).toBe(Object.values(all[index] ?? {}).reduce((a, b) => a + b, 0));
				}
			}),
		);
	});

	test("[Y7] every status has a word of its own", () => {
		expect(new Set(statuses.map((status) => statusMeanings[status].label)).size).toBe(statuses.length);
	});
});
