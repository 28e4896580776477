import type { Page } from "@playwright/test";
import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

const picturePages = [
	["the timeline", `${roadmapPath}/timeline`],
	["the timeline of some years of the large roadmap", "/london-vision/timeline?from=2019&to=2022"],
	["statuses over time", `${roadmapPath}/status-over-time`],
] as const;

/** The parts of pictures that would not be seen where the browser has its own colours: neither edge nor text. */
const invisibleParts = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll("svg[role=img] :is(rect, circle, path, line):not(.app-bar__hatch)")]
			.filter((part) => {
				const { stroke, strokeWidth } = getComputedStyle(part);
				return stroke === "none" || strokeWidth === "0px";
			})
			.map((part) => part.outerHTML),
	);

for (const [name, path] of picturePages) {
	test(`[Y9] ${name}: without JavaScript, on a phone, with its table open, axe finds nothing`, async ({
		openAs,
	}) => {
		const reader = await openAs(null, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
		await reader.goto(path);
		await expect(reader.getByRole("img").first()).toBeVisible();
		expect(await sidewaysScroll(reader)).toBeLessThanOrEqual(0);
		const summary = reader.locator(".app-twin summary");
		await summary.focus();
		await reader.keyboard.press("Enter");
		const table = reader.getByRole("table").first();
		await expect(table).toBeVisible();
		expect(await sidewaysScroll(reader)).toBeLessThanOrEqual(0);
		await reader.keyboard.press("Tab");
		await expect(reader.locator(".app-scroll").first()).toBeFocused();

		const page = await openAs(null, { viewport: { width: 320, height: 640 } });
		await page.goto(path);
		await page.locator(".app-twin summary").click();
		expect(await axeFindings(page)).toEqual([]);
		await page.setViewportSize({ width: 1280, height: 900 });
		expect(await axeFindings(page)).toEqual([]);
	});

	test(`[Y9] ${name}: every mark has an edge in forced colours`, async ({ openAs }) => {
		const page = await openAs(null, { forcedColors: "active" });
		await page.goto(path);
		await expect(page.getByRole("img").first()).toBeVisible();
		expect(await invisibleParts(page)).toEqual([]);
	});
}

for (const [name, path] of [
	["a measure with a chart", "/london-vision/measures/smoking-prevalence"],
	["a measure with a target", `${roadmapPath}/measures/discrimination-concern`],
	["the measures of a roadmap", "/london-vision/measures"],
	["a workstream with its timeline", "/london-vision/workstreams/tobacco-and-smoking"],
] as const)
	test(`[Y9] ${name}: on a phone and in forced colours, axe finds nothing`, async ({ openAs }) => {
		const page = await openAs(null, { viewport: { width: 320, height: 640 } });
		await page.goto(path);
		await expect(page.getByRole("img").first()).toBeVisible();
		expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
		expect(await axeFindings(page)).toEqual([]);
		const forced = await openAs(null, { forcedColors: "active" });
		await forced.goto(path);
		expect(await invisibleParts(forced)).toEqual([]);
		expect(await axeFindings(forced)).toEqual([]);
	});

test("[Y9] a change of status is in the timeline and in the counts without a reload", async ({ openAs }) => {
	const [timeline, counts, lead] = [
		await openAs(null),
		await openAs(null),
		await openAs("NHS England lead", { javaScriptEnabled: false }),
	];
	for (const [page, path] of [
		[timeline, "timeline"],
		[counts, "status-over-time"],
	] as const) {
		const socket = page.waitForEvent("websocket");
		await page.goto(`${roadmapPath}/${path}`);
		await (await socket).waitForEvent("framereceived", ({ payload }) =>
			payload.toString().includes("revision"),
		);
		await page.evaluate(() => Object.assign(window, { stillHere: true }));
	}
	await expect(counts.getByRole("img").last()).not.toHaveAccessibleName(/off track/);
	await lead.goto(`/workspace${roadmapPath}/actions/improve-services-in-partnership`);
	await lead.getByText("Change the status").click();
	await lead.getByRole("radio", { name: "Off track" }).check();
	await lead.getByLabel("Why?").fill("The grant has ended.");
	await lead.getByLabel("What will be done, or whose help is needed?").fill("Ask the boroughs.");
	await lead.getByRole("button", { name: "Save the status" }).click();
	const row = timeline.locator(".app-timeline__row", { hasText: "Improve HIV services in partnership" });
	await expect(row.getByRole("img")).toHaveAccessibleName(/^Off track\./);
	await expect(timeline.getByRole("status").first()).toContainText("1 action updated");
	await expect(counts.getByRole("img").last()).toHaveAccessibleName(/1 off track/);
	for (const page of [timeline, counts]) expect(await page.evaluate(() => "stillHere" in window)).toBe(true);
});
