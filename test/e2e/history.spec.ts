import { resolve } from "node:path";
import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { loadDemo } from "#app/features/loading/load-demo.server.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { findPerson } from "#db/queries/people.ts";
import { testContext } from "../support/test-context.ts";
import { axeFindings, test as base, expect, roadmapPath, sidewaysScroll } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

const demoFolder = resolve(import.meta.dirname, "../../db/demo");
const council = "London Councils lead";
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** A demo that was loaded a hundred days ago, in which an action of London Councils went off track and slipped forty days ago. */
async function makePast(waymark: Waymark): Promise<void> {
	const db = openDatabase(waymark.databaseUrl);
	await migrate(db);
	await loadDemo(db, { now: ago(100), demoFolder });
	const people = await db.selectFrom("person").select("id").where("name", "=", council).execute();
	const person = await findPerson(db, people[0]?.id ?? "");
	if (!person) throw new Error(`There is no ${council}`);
	const context = { ...testContext(db).context, now: () => ago(40) };
	const command = { roadmapSlug: roadmapPath.slice(1), actionSlug: "shape-national-policy" };
	const status = { status: "off-track", reason: "The bill was withdrawn.", path: "Meet the new minister." };
	const outcomes = [
		await changeStatus(context, person, { ...command, version: 1, ...status }),
		await changeDueDate(context, person, {
			...{ ...command, version: 2, dueOn: "2030-11-30" },
			...{ reason: "The bill comes back next year.", agreedBy: "the leadership group" },
		}),
	];
	if (outcomes.some(({ ok }) => !ok)) throw new Error(`The past was refused: ${JSON.stringify(outcomes)}`);
	await db.destroy();
}

const test = base.extend<object, { waymark: Waymark }>({
	waymark: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
		async ({}, use) => {
			const waymark = await Waymark.prepare();
			await makePast(waymark);
			await waymark.start();
			await use(waymark);
			await waymark.remove();
		},
		{ scope: "worker" },
	],
});

const actionTitle = "Shape national policy together";
const before = dayOf(ago(60));

test("[H15] a reader without JavaScript goes to a past day, stays there, and comes back to today", async ({
	openAs,
}) => {
	const page = await openAs(null, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await page.goto(roadmapPath);
	await page.getByLabel("Day", { exact: true }).fill(before);
	await page.getByRole("button", { name: "Show that day" }).click();
	await expect(page).toHaveURL(`${roadmapPath}?as-at=${before}`);
	const banner = page.getByRole("region", { name: "As at a date" });
	await expect(banner).toContainText("This page as it stood at the end of");
	await page.getByRole("link", { name: actionTitle }).first().click();
	await expect(page).toHaveURL(new RegExp(`/actions/.*as-at=${before}`));
	await expect(page.locator("[data-live=status] .app-status")).toHaveText("At risk");
	await expect(page.getByRole("main")).not.toContainText("The bill was withdrawn.");
	await banner.getByRole("link", { name: "See today’s page" }).click();
	await expect(page).toHaveURL(/\/actions\/[^?]*$/);
	await expect(page.locator("[data-live=status] .app-status")).toHaveText("Off track");
	await expect(page.getByRole("main")).toContainText("The bill was withdrawn.");
});

test("[H15] every public page that a page of a past day leads to is of that day, too", async ({ openAs }) => {
	const page = await openAs(null);
	const seen = new Set<string>();
	const next = [`/?as-at=${before}`];
	while (next.length > 0 && seen.size < 40) {
		const path = next.shift() ?? "";
		if (seen.has(path)) continue;
		seen.add(path);
		const answer = await page.request.get(path);
		expect(`${answer.status()} ${path}`).toBe(`200 ${path}`);
		const html = await answer.text();
		expect(html).toContain("This page as it stood at the end of");
		const main = /<main.*<\/main>/s.exec(html)?.[0] ?? "";
		const links = [...main.matchAll(/<a\s[^>]*>/g)].filter(([tag]) => !tag.includes("app-as-at__link"));
		for (const [tag] of links) {
			const href = (/ href="([^"]*)"/.exec(tag)?.[1] ?? "").replaceAll("&amp;", "&");
			if (!/^\/[^/]/.test(href) && href !== "/") continue;
			expect(`${href} on ${path}`).toContain(`as-at=${before}`);
			next.push(href.replace(/#.*/, ""));
		}
	}
	expect(seen.size).toBeGreaterThan(15);
});

test("[H7] days that cannot be shown are refused in a sentence that leads to today's page", async ({
	openAs,
	complaints,
}) => {
	complaints.expected.push(/status of 40[04]/);
	const page = await openAs(null);
	const refused = { [dayOf(ago(200))]: 404, [dayOf(ago(-5))]: 400, yesterday: 400 };
	for (const [day, status] of Object.entries(refused)) {
		const answer = await page.goto(`${roadmapPath}?as-at=${day}&status=at-risk`);
		expect(answer?.status()).toBe(status);
		expect(await axeFindings(page)).toEqual([]);
		await page.getByRole("link", { name: "See today’s page" }).click();
		await expect(page).toHaveURL(`${roadmapPath}?status=at-risk`);
	}
	await page.goto(`${roadmapPath}?as-at=${dayOf(new Date())}`);
	await expect(page).not.toHaveURL(/as-at/);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fast-Track Cities London");
});

test("[H15] the public reads what changed between two days, by keyboard and without JavaScript", async ({
	openAs,
}) => {
	const page = await openAs(null, { javaScriptEnabled: false });
	await page.goto(roadmapPath);
	await page.getByRole("link", { name: "See what has changed lately" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has changed");
	const told = page.locator(".app-changed");
	await expect(told).toContainText("1 status got worse");
	await expect(told).toContainText("The status went from At risk to Off track.");
	await expect(told).toContainText("The bill was withdrawn.");
	await expect(told).not.toContainText(council);
	await page.getByLabel("To", { exact: true }).fill(before);
	await page.getByLabel("Group by").focus();
	await page.keyboard.press("o");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/by=organisation/);
	await expect(page.getByRole("main")).not.toContainText("The status went from");
});

test("[H15] a partner sees what happened since the last visit, the last meeting or between two days", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs(council);
	await page.goto(`/workspace${roadmapPath}`);
	await expect(page.getByRole("link", { name: "See what has changed" })).toBeVisible();
	// The first visit was fifty days ago.
	const db = openDatabase(waymark.databaseUrl);
	await db
		.updateTable("last_visit")
		.set({ at: ago(50).toISOString() })
		.execute();
	await db.destroy();
	await page.reload();
	await expect(page.getByRole("main")).toContainText("1 status got worse");
	await page.getByRole("link", { name: "See what has changed" }).click();
	await expect(page.getByRole("radio", { name: "Your last visit" })).toBeChecked();
	await expect(page.locator(".app-changed")).toContainText("The status went from At risk to Off track.");
	await expect(page.locator(".app-changed")).toContainText(council);
	await page.getByRole("radio", { name: "Between two days" }).check();
	await page.getByLabel("To", { exact: true }).fill(before);
	await page.getByRole("button", { name: "Show what changed" }).click();
	await expect(page).toHaveURL(/since=dates/);
	await expect(page.getByRole("main")).toContainText("Nothing changed in this time.");
	expect(await axeFindings(page)).toEqual([]);
});

for (const [name, path] of [
	["the roadmaps as at a day", `/?as-at=${before}`],
	["a roadmap as at a day", `${roadmapPath}?as-at=${before}`],
	["an action as at a day", `${roadmapPath}/actions/shape-national-policy?as-at=${before}`],
	["what changed", `${roadmapPath}/changes?by=organisation`],
	["what changed, with days that cannot be read", `${roadmapPath}/changes?from=soon&to=never`],
	["what changed when nothing did", `${roadmapPath}/changes?from=2020-01-01&to=2020-02-01`],
] as const) {
	test(`[H15] ${name}: axe finds nothing, and nothing scrolls sideways at 320 px`, async ({ openAs }) => {
		const page = await openAs(null, { viewport: { width: 320, height: 640 } });
		await page.goto(path);
		expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
		expect(await axeFindings(page)).toEqual([]);
		await page.setViewportSize({ width: 1280, height: 900 });
		expect(await axeFindings(page)).toEqual([]);
	});
}
