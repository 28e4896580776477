import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { daysBetween } from "#app/domain/dates.ts";
import { statuses } from "#app/domain/status.ts";
import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { AsAtProvider } from "#app/features/as-at/keep-as-at.tsx";
import { loadDemo } from "#app/features/loading/load-demo.server.ts";
import { StatusSwatch } from "#app/features/pictures/status-look.tsx";
import { readTimelinePage } from "#app/features/pictures/timeline-page.server.ts";
import { TimelinePage } from "#app/features/pictures/timeline-page.tsx";
import { setStage } from "#test/history/stage.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import { daysIn, picturesIn, rowsIn, wordsOf } from "./read-picture.ts";

const demoFolder = join(import.meta.dirname, "../../db/demo");
const search = (text = "") => new URLSearchParams(text);
const there = <T,>(page: T | null): T => {
	if (page === null) throw new Error("There is no such page");
	return page;
};

/** Where a day must be in a picture of these years, in hundredths. */
const placeOf = (day: string, from: number, to: number) =>
	2.5 + (95 * daysBetween(`${from}-01-01`, day)) / daysBetween(`${from}-01-01`, `${to}-12-31`);

describeEachDatabase("the timeline", (open) => {
	test("[Y1] [Y4] each action of the demo is one picture with the dates of its row in the table, at the place of its date", async () => {
		const db = await open();
		await loadDemo(db, { now: testNow, demoFolder });
		const { context } = testContext(db);
		for (const [slug, count] of [
			["fast-track-cities-london", 14],
			["london-vision", 125],
		] as const) {
			const page = there(await readTimelinePage(context, slug, search()));
			const html = renderToStaticMarkup(<TimelinePage {...page} />);
			const [pictures, rows] = [picturesIn(html), rowsIn(html)];
			expect([pictures.length, rows.length]).toEqual([count, count]);
			const actions = page.workstreams.flatMap((workstream) => workstream.actions);
			expect(rows.map(([title]) => title)).toEqual(actions.map(({ title }) => title));
			for (const [index, picture] of pictures.entries()) {
				const row = rows[index]?.join(" ") ?? "";
				expect(daysIn(picture).sort()).toEqual(daysIn(row).sort());
				for (const { title } of actions[index]?.milestones ?? []) {
					expect(picture).toContain(title);
					expect(row).toContain(title);
				}
			}
			const { from, to } = page.years;
			// The first one is in the legend.
			const [, ...drawn] = [...html.matchAll(/<use href="#mark-due" x="([\d.]+)%" y="50%"/g)];
			const wanted = actions.flatMap(({ dueOn }) => (dueOn === null ? [] : [placeOf(dueOn, from, to)]));
			expect(drawn.length).toBe(wanted.length);
			for (const [index, [, x]] of drawn.entries()) expect(Number(x)).toBeCloseTo(wanted[index] ?? -1, 1);
		}
	}, 60_000);

	test("[Y3] years have an address, what lies outside is counted, and what means nothing is ignored and named", async () => {
		const db = await open();
		const stage = await setStage(db, "years");
		const page = async (query: string) => {
			const html = renderToStaticMarkup(
				<TimelinePage {...there(await readTimelinePage(stage.context, stage.slug, search(query)))} />,
			);
			return { html, words: wordsOf(html) };
		};
		const all = await page("");
		expect(all.words).toContain("All years: 2019 to 2030");
		expect(all.html).toContain('href="/years/timeline?from=2025&amp;to=2027"');
		const late = await page("from=2025&to=2027");
		expect(late.words).toContain("Years shown: 2025 to 2027");
		expect(late.words).toContain("2 actions outside the years shown");
		expect(picturesIn(late.html)).toEqual([]);
		const odd = await page("from=%3Cb%3E");
		expect(odd.words).toContain("The address asks for “&lt;b&gt;”, which are no years of this roadmap.");
		await stage.close();
	});

	test("[Y8] [Y3] as at a day it shows the dates of then, marks that day, and stays on it", async () => {
		const stage = await setStage(await open(), "then");
		stage.pass(48);
		const later = { dueOn: "2029-12-31", reason: "No builder.", agreedBy: "All" };
		const where = { roadmapSlug: "then", actionSlug: "open-clinic", version: 1 };
		expect((await changeDueDate(stage.context, stage.councilLead, { ...where, ...later })).ok).toBe(true);
		stage.pass(240);
		const at = async (query: string) => {
			const page = there(await readTimelinePage(stage.context, "then", search(query)));
			return renderToStaticMarkup(
				<AsAtProvider value={page.asAt}>
					<TimelinePage {...page} />
				</AsAtProvider>,
			);
		};
		const now = await at("");
		expect(picturesIn(now)[0]).toContain("1 March 2019 to 31 December 2029, originally due 31 December 2020");
		expect(wordsOf(now)).toContain("Today, 14 March 2026");
		const past = await at("as-at=2026-03-03");
		expect(picturesIn(past)[0]).toContain("1 March 2019 to 31 December 2020.");
		expect(picturesIn(past)[0]).toContain(
			"Milestones: Site found, reached 30 June 2019; Doors open, due 30 June 2020.",
		);
		expect(past).toContain(">That day<");
		expect(past).not.toContain("Today");
		const links = [...past.matchAll(/ href="(\/[^"]*)"/g)].map(([, href]) => href ?? "");
		expect(links.filter((href) => !href.includes("as-at=2026-03-03"))).toEqual([]);
		await stage.close();
	});

	test("[Y6] an internal action is not in it, not in its past, and not by its milestones", async () => {
		const db = await open();
		const stage = await setStage(db, "quiet");
		stage.pass(240);
		const dataOf = async () =>
			JSON.stringify([
				await readTimelinePage(stage.context, "quiet", search()),
				await readTimelinePage(stage.context, "quiet", search("as-at=2026-03-05")),
			]);
		expect(await dataOf()).toContain("Doors open");
		await db.updateTable("action").set({ internal: 1 }).where("slug", "=", "open-clinic").execute();
		const hidden = await dataOf();
		for (const word of ["Open a clinic", "Doors open", "Site found"]) expect(hidden).not.toContain(word);
		await db.updateTable("roadmap").set({ published: 0 }).where("id", "=", stage.roadmapId).execute();
		expect(await readTimelinePage(stage.context, "quiet", search())).toBeNull();
		await stage.close();
	});
});

test("[Y7] each status has a hatching of its own, or none", () => {
	const hatchings = statuses.map((status) => {
		const html = renderToStaticMarkup(<StatusSwatch status={status} />);
		return /url\(#[^)]+\)/.exec(html)?.[0] ?? "none";
	});
	expect(new Set(hatchings).size).toBe(statuses.length);
});
