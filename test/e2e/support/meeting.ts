import type { Page } from "@playwright/test";
import { expect, roadmapPath } from "./test.ts";

export const meetings = `/workspace${roadmapPath}/meetings`;

export const shownItem = (page: Page) => page.locator("[data-shown-item]");
export const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
export const minutes = (page: Page, part: "public" | "private") =>
	page.getByRole("textbox", { name: `Minutes, ${part} part` });
export const done = (page: Page) => page.getByRole("alert").filter({ hasText: "Success" });

/** Fills the form of a meeting and goes to its page. */
export async function createMeeting(
	page: Page,
	title: string,
	more: Record<string, string> = {},
): Promise<string> {
	await page.goto(`${meetings}/new`);
	await page.getByLabel("Title").fill(title);
	await page.getByLabel("Day").fill("31");
	await page.getByLabel("Month").fill("3");
	await page.getByLabel("Year").fill("2031");
	await page.getByLabel("Begins at").fill("10:00");
	for (const [label, value] of Object.entries(more)) await page.getByLabel(label).fill(value);
	await press(page, "Create the meeting");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
	return new URL(page.url()).pathname;
}

/** Adds an item to the agenda of a meeting whose page is open. */
export async function addItem(
	page: Page,
	title: string,
	options: { minutes?: string; isPublic?: boolean } = {},
): Promise<void> {
	await page.getByText("Add an item", { exact: true }).click();
	await page.getByLabel("What is it about?").fill(title);
	if (options.minutes) await page.getByLabel("Minutes (optional)").fill(options.minutes);
	if (options.isPublic === false) await page.getByLabel("The item is public").uncheck();
	await press(page, "Add the item");
	await expect(page.locator(`[data-item="${title}"]`)).toBeVisible();
}
