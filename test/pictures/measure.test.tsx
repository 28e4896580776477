import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { loadDemo } from "#app/features/loading/load-demo.server.ts";
import { readActionPage } from "#app/features/public/action-page.server.ts";
import { ActionPage } from "#app/features/public/action-page.tsx";
import { MeasureList } from "#app/features/public/measure-list.tsx";
import { readMeasurePage, readMeasuresPage } from "#app/features/public/measure-page.server.ts";
import { MeasurePage } from "#app/features/public/measure-page.tsx";
import { readWorkstreamPage } from "#app/features/public/workstream-page.server.ts";
import { WorkstreamPage } from "#app/features/public/workstream-page.tsx";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import { picturesIn, rowsIn } from "./read-picture.ts";

const demoFolder = join(import.meta.dirname, "../../db/demo");
const search = (text = "") => new URLSearchParams(text);
const there = <T,>(page: T | null): T => {
	if (page === null) throw new Error("There is no such page");
	return page;
};
const numbersIn = (text: string) => (text.match(/\d[\d,.]*\d|\d/g) ?? []).sort();

describeEachDatabase("pictures of measures", (open) => {
	test("[Y4] [Y10] [Y11] every measure of the demo has its page, and where it has a chart, chart and table hold the same", async () => {
		const db = await open();
		await loadDemo(db, { now: testNow, demoFolder });
		const { context } = testContext(db);
		let charts = 0;
		for (const roadmap of ["fast-track-cities-london", "london-vision"]) {
			const { groups } = there(await readMeasuresPage(context, roadmap, search()));
			for (const { slug, name } of groups.flatMap(({ measures }) => measures)) {
				const page = there(await readMeasurePage(context, { roadmap, measure: slug }, search()));
				const html = renderToStaticMarkup(<MeasurePage {...page} />);
				const [picture] = picturesIn(html);
				if (picture === undefined) continue;
				charts += 1;
				const rows = rowsIn(html);
				const said = picture.slice(name.length + 1).replace("The scale does not begin at 0.", "");
				const { baseline, measurements } = page.measure;
				// A baseline that is one of the figures is said as both, in the picture and in the table.
				expect(rows.length).toBe(measurements.length + (baseline ? 1 : 0) + (page.measure.target ? 1 : 0));
				const cells = rows.map(([period = "", value = ""]) => `${period} ${value}`).join(" ");
				expect(numbersIn(said.replaceAll(" per 1,000", ""))).toEqual(numbersIn(cells));
			}
		}
		expect(charts).toBeGreaterThan(5);
	}, 60_000);

	test("[Y12] lists of measures and pages of actions have small pictures with their numbers in words", async () => {
		const db = await open();
		await loadDemo(db, { now: testNow, demoFolder });
		const { context } = testContext(db);
		const { groups } = there(await readMeasuresPage(context, "london-vision", search()));
		const measures = groups.flatMap((group) => group.measures);
		const list = picturesIn(renderToStaticMarkup(<MeasureList measures={measures} href="/london-vision" />));
		expect(list).toContain("From 17.2% in 2014 to 13.9% in 2018");
		expect(list.every((words) => /\d/.test(words))).toBe(true);
		const workstream = there(
			await readWorkstreamPage(context, "london-vision", "tobacco-and-smoking", search()),
		);
		const [action] = workstream.workstream.actions;
		const page = there(await readActionPage(context, "london-vision", action?.slug ?? "", search()));
		expect(picturesIn(renderToStaticMarkup(<ActionPage {...page} />))).toEqual([
			"From 17.2% in 2014 to 13.9% in 2018",
		]);
	}, 60_000);

	test("[Y1] [Y4] the page of a workstream has the timeline of its actions, under keys of its own", async () => {
		const db = await open();
		await loadDemo(db, { now: testNow, demoFolder });
		const { context } = testContext(db);
		const page = there(
			await readWorkstreamPage(context, "fast-track-cities-london", "delivering-together", search()),
		);
		const html = renderToStaticMarkup(<WorkstreamPage {...page} />);
		for (const { id, slug } of page.workstream.actions)
			for (const key of [`action-${id}`, `row-${slug}`])
				expect(html.split(`data-live="${key}"`)).toHaveLength(2);
		expect(rowsIn(html).map(([title]) => title)).toEqual(page.workstream.actions.map(({ title }) => title));
	});
});
