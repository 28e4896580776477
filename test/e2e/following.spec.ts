import type { Page } from "@playwright/test";
import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

const refusedPage = /status of 4(00|04)/;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function wellBuilt(page: Page): Promise<void> {
	expect(await axeFindings(page)).toEqual([]);
	expect(await sidewaysScroll(page)).toBe(0);
}

/** Opens the newest letter to an address in the outbox, and the link in it. */
async function openLetter(page: Page, to: string): Promise<void> {
	const letter = page
		.getByRole("main")
		.getByRole("listitem")
		.filter({ hasText: to })
		.getByRole("link")
		.first();
	await expect(async () => {
		await page.goto("/sign-in/outbox");
		await expect(letter).toBeVisible({ timeout: 500 });
	}).toPass();
	await letter.click();
	await page.getByRole("link", { name: /\/follow\/confirm\// }).click();
}

for (const javaScriptEnabled of [false, true])
	test(`[B31] [B20] [B23] a reader follows, changes and stops ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
		openAs,
		complaints,
	}) => {
		complaints.expected.push(refusedPage);
		const address = `ada-${javaScriptEnabled ? "with" : "without"}@example.org`;
		const page = await openAs(null, { javaScriptEnabled, viewport: { width: 320, height: 720 } });
		await page.goto(roadmapPath);
		await page.getByRole("link", { name: "Follow by e-mail" }).click();
		await expect(heading(page)).toHaveText("Follow by e-mail");
		if (javaScriptEnabled) await wellBuilt(page);
		await page.getByLabel("E-mail address").fill("ada at example");
		await page.getByLabel("Once a month").check();
		await page.getByRole("button", { name: "Follow by e-mail" }).click();
		await expect(page.getByRole("alert")).toContainText(
			"Enter an e-mail address in the form name@example.org.",
		);
		await expect(page.getByLabel("E-mail address")).toHaveValue("ada at example");
		await expect(page.getByLabel("Once a month")).toBeChecked();
		if (javaScriptEnabled) await wellBuilt(page);
		await page.getByLabel("E-mail address").fill(address);
		await page.getByRole("button", { name: "Follow by e-mail" }).click();
		await expect(heading(page)).toHaveText("Look into your mail");
		if (javaScriptEnabled) await wellBuilt(page);

		await openLetter(page, address);
		await expect(heading(page)).toHaveText("Follow by e-mail?");
		await expect(page.getByRole("main")).toContainText("once a month");
		if (javaScriptEnabled) await wellBuilt(page);
		await page.getByRole("button", { name: "Follow" }).click();
		await expect(heading(page)).toHaveText("You follow this now");
		if (javaScriptEnabled) await wellBuilt(page);
		await page.getByRole("link", { name: /everything that you follow/ }).click();
		await expect(page.getByLabel("How often?")).toHaveValue("monthly");
		await expect(page.getByRole("main")).not.toContainText(address);
		if (javaScriptEnabled) await wellBuilt(page);
		const manage = page.url();
		await page.getByLabel("How often?").selectOption("weekly");
		await page.getByRole("button", { name: /^Change/ }).click();
		await expect(page.getByRole("alert")).toContainText("Your choice is kept.");
		await expect(page.getByLabel("How often?")).toHaveValue("weekly");
		if (javaScriptEnabled) await wellBuilt(page);
		await page.getByRole("button", { name: "Stop all letters" }).click();
		await expect(heading(page)).toHaveText("You get no more of these letters");
		expect((await page.goto(manage))?.status()).toBe(404);
		await expect(heading(page)).toHaveText("This link does not work any more");
		if (javaScriptEnabled) await wellBuilt(page);
	});

test("[B22] one click in a mail program stops, without cookies and origin, and nothing else may come so", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs(null, { javaScriptEnabled: false });
	await page.goto(`${roadmapPath}`);
	const action = page.locator("main .app-actions a").first();
	await action.click();
	await page.getByRole("link", { name: "Follow by e-mail" }).click();
	await page.getByLabel("E-mail address").fill("grace@example.org");
	await page.getByRole("button", { name: "Follow by e-mail" }).click();
	await expect(heading(page)).toHaveText("Look into your mail");
	await openLetter(page, "grace@example.org");
	await page.getByRole("button", { name: "Follow" }).click();
	await expect(heading(page)).toHaveText("You follow this now");
	const follows = () =>
		waymark.query<{ stop_key: string }>(
			"select stop_key from follow join follower on follower.id = follower_id where email = ?",
			"grace@example.org",
		);
	const key = (await follows())[0]?.stop_key ?? "";
	const stop = `${waymark.origin}/follow/stop/${key}`;
	await page.goto(stop);
	await expect(heading(page)).toHaveText("Stop these letters?");

	const post = (url: string, headers: Record<string, string> = {}) =>
		fetch(url, { method: "POST", headers, body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
	for (const url of [
		stop.slice(0, -1),
		`${stop}/more`,
		`${waymark.origin}/follow/manage/${key}`,
		waymark.origin,
	])
		expect((await post(url)).status).toBe(403);
	expect((await post(stop, { Origin: "https://elsewhere.example" })).status).toBe(403);
	expect(await follows()).toHaveLength(1);
	const stopped = await post(stop);
	expect(stopped.status).toBe(200);
	expect(stopped.headers.get("set-cookie")).toBeNull();
	expect(await follows()).toHaveLength(0);
	expect((await post(stop)).status).toBe(200);
	expect(await waymark.query("select id from follower where email = ?", "grace@example.org")).toEqual([]);
	await page.goto(stop);
	await expect(heading(page)).toHaveText("You get no more of these letters");
});
