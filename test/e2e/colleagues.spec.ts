import type { Page } from "@playwright/test";
import { saved, textbox } from "./support/editor.ts";
import {
	axeFindings,
	coordinatorName,
	expect,
	roadmapPath,
	sidewaysScroll,
	testOnOneProcess as test,
} from "./support/test.ts";

const mayor = "Mayor of London lead";
const actionPath = `/workspace${roadmapPath}/actions/shape-national-policy`;
const phone = { viewport: { width: 390, height: 844 } };

const panel = (page: Page) => page.locator("[data-colleagues]");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const isThere = (page: Page) => expect(panel(page)).toContainText("Here with you:");
const picture = async (page: Page, name: string) => {
	if (process.env.PICTURES)
		await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
};

test("[J14] somebody alone brings colleagues in to an action, sees them write and change the status, and sends them home", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs(mayor);
	await expect(page.getByText("Alone here?")).toBeVisible();
	await page.goto(actionPath);
	await saved(page);
	await expect(panel(page)).toContainText("Simulated partners of this demonstration");
	await press(page, "Bring colleagues in");
	await isThere(page);
	await expect(panel(page)).toContainText("London Councils lead");
	await expect(page.locator("[data-presence]")).toContainText("London Councils lead (London Councils)");
	await expect(page.locator(".narrative-editor__caret").first()).toBeVisible();
	await expect(textbox(page)).toContainText(/(London Councils|Public Health England) \(demonstration\): /);
	// Somebody who writes meanwhile loses nothing.
	await textbox(page).press("Control+Home");
	await page.keyboard.type("The visitor writes, too. ");
	await expect(page.locator("[data-status=on-track]")).toBeVisible({ timeout: 40_000 });
	await saved(page);
	await expect(textbox(page)).toContainText("The visitor writes, too. ");
	expect(await axeFindings(page)).toEqual([]);
	await picture(page, "action-1280");
	await press(page, "Send them home");
	await expect(panel(page)).toContainText("Alone here?");
	await expect(page.locator("[data-presence]")).toContainText("Nobody else");
	const lines = await waymark.query<{ name: string }>(
		"select p.name from change c join person p on p.id = c.person_id where c.kind = 'status-changed'",
	);
	expect(lines).toEqual([{ name: "London Councils lead" }]);
});

test("[J14] somebody alone on a phone runs a meeting with colleagues", async ({ openAs, waymark }) => {
	const page = await openAs(await coordinatorName(waymark), phone);
	await page.goto(`/workspace${roadmapPath}/meetings/new`);
	await page.getByLabel("Title").fill("A meeting for one");
	await page.getByLabel("Day").fill("31");
	await page.getByLabel("Month").fill("3");
	await page.getByLabel("Year").fill("2031");
	await page.getByLabel("Begins at").fill("10:00");
	await press(page, "Create the meeting");
	await page.getByText("Add an item", { exact: true }).click();
	await page.getByLabel("What is it about?").fill("Welcome");
	await press(page, "Add the item");
	await expect(page.getByText("you can bring simulated colleagues in")).toBeVisible();
	await press(page, "Start the meeting");
	await expect(page.locator("[data-shown-item]")).toHaveText("Welcome");
	await press(page, "Bring colleagues in");
	await isThere(page);
	await expect(page.locator("[data-here]")).toContainText("Here now (4)");
	await expect(page.getByRole("textbox", { name: "Minutes, public part" })).toContainText(
		"(demonstration): ",
	);
	expect(await sidewaysScroll(page)).toBe(0);
	expect(await axeFindings(page)).toEqual([]);
	await picture(page, "meeting-390");
	if (process.env.PICTURES) {
		await page.setViewportSize({ width: 1280, height: 900 });
		await picture(page, "meeting-1280");
	}
	await press(page, "Send them home");
	await expect(panel(page)).toContainText("Alone here?");
	await expect(page.locator("[data-here]")).toContainText("Here now (1)");
});

test("[J14] [J10] without JavaScript the same form brings them and sends them home; with all windows closed they go", async ({
	openAs,
}) => {
	const page = await openAs(mayor, { ...phone, javaScriptEnabled: false });
	await page.goto(actionPath);
	await press(page, "Bring colleagues in");
	await isThere(page);
	await expect(page.getByText("On their way: ")).toBeVisible();
	expect(await sidewaysScroll(page)).toBe(0);
	await expect(async () => {
		await page.goto(actionPath);
		await expect(page.locator("[data-narrative]")).toContainText("(demonstration): ", { timeout: 1_000 });
	}).toPass();
	await picture(page, "action-390");
	await press(page, "Send them home");
	await expect(page.getByText("Your colleagues have left. What they wrote stays.")).toBeVisible();
	await expect(panel(page)).toContainText("Alone here?");

	const other = await openAs(mayor);
	await other.goto(actionPath);
	await press(other, "Bring colleagues in");
	await isThere(other);
	await other.close();
	await expect(async () => {
		await page.goto(actionPath);
		await expect(panel(page)).toContainText("Alone here?", { timeout: 500 });
	}).toPass({ timeout: 40_000 });
});
