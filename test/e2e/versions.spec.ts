import type { Page } from "@playwright/test";
import { goToEnd } from "./support/editor.ts";
import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

/** An action that London Councils lead and the Mayor of London supports. */
const here = `/workspace${roadmapPath}/actions/shape-national-policy`;

const textbox = (page: Page) => page.locator("[data-document] [contenteditable=true]");
const saved = (page: Page) =>
	expect(page.locator("[data-document]").getByText("Saved", { exact: true })).toBeVisible();
const main = (page: Page) => page.getByRole("main");

/** Nothing for axe to find, and nothing to scroll sideways on a narrow screen. */
async function isSound(page: Page): Promise<void> {
	const size = page.viewportSize();
	expect(await axeFindings(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 800 });
	expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
	if (size) await page.setViewportSize(size);
}

test("[V50] two organisations write, a version is named, compared, told by writer, and brought back while the other watches", async ({
	openAs,
	complaints,
}) => {
	test.slow();
	complaints.expected.push(/status of 400/);
	const [council, mayor] = [await openAs("London Councils lead"), await openAs("Mayor of London lead")];
	for (const page of [council, mayor]) {
		await page.goto(here);
		await expect(textbox(page)).toBeVisible();
		await saved(page);
	}
	await textbox(council).click();
	await council.keyboard.type("The council opened twelve clinics.");
	await expect(textbox(mayor)).toContainText("twelve clinics.");
	await goToEnd(mayor, textbox(mayor));
	await mayor.keyboard.press("Enter");
	await mayor.keyboard.type("City Hall tested people.");
	await expect(textbox(council)).toContainText("City Hall tested people.");
	await saved(mayor);

	const history = await openAs("London Councils lead");
	await history.goto(here);
	await history.getByRole("link", { name: "History of this text" }).click();
	await expect(main(history)).toContainText("No version has been kept yet");
	await isSound(history);
	await history.getByRole("button", { name: "Keep under this name" }).click();
	await expect(history.getByRole("alert")).toContainText("Enter a name");
	await isSound(history);
	await history.getByLabel("Name this version").fill("Before the summer");
	await history.getByRole("button", { name: "Keep under this name" }).click();
	await expect(history.locator(".govuk-notification-banner")).toContainText("kept as version 1");
	await expect(main(history)).toContainText("London Councils: 5 words");
	await isSound(history);

	await goToEnd(mayor, textbox(mayor));
	await mayor.keyboard.type(" Ten thousand came.");
	await mayor.keyboard.press("Enter");
	await mayor.keyboard.type("A wholly new paragraph.");
	await saved(mayor);
	await history.getByRole("button", { name: "Compare" }).click();
	await expect(history).toHaveURL(/versions\/compare\?from=1&to=now$/);
	await expect(main(history)).toContainText("1 paragraph added, 1 changed; 1 unchanged.");
	await expect(history.locator("ins").first()).toContainText("Ten thousand came.");
	await expect(main(history)).toContainText("Words added by Mayor of London.");
	await expect(main(history)).toContainText("Added paragraph, written by Mayor of London.");
	await isSound(history);

	await history.goto(`${here}/who-wrote`);
	const legend = history.locator(".app-legend");
	await expect(legend).toContainText("London Councils: 5 words");
	await expect(legend).toContainText("Mayor of London: 11 words");
	await expect(history.locator(".app-authored .app-writer", { hasText: "twelve clinics" })).toContainText(
		"London Councils wrote:",
	);
	await expect(history.locator("[style]")).toHaveCount(0);
	await isSound(history);

	await history.goto(`${here}/versions/1`);
	await expect(main(history)).toContainText("London Councils: 5 words (London Councils lead)");
	await isSound(history);
	await history.getByRole("link", { name: "Bring this version back" }).click();
	await expect(main(history)).toContainText("1 paragraph changed, 1 removed; 1 unchanged.");
	await isSound(history);
	await history.getByRole("button", { name: "Bring this version back" }).click();
	await expect(history.locator(".govuk-notification-banner")).toContainText("reads as in version 1 again");
	await expect(textbox(mayor)).not.toContainText("A wholly new paragraph.");
	await expect(textbox(mayor)).toContainText("City Hall tested people.");
	await history.goto(`${here}/versions`);
	await expect(history.locator(".app-version h3")).toHaveText([
		"Version 3: As in version 1",
		"Version 2",
		"Version 1: Before the summer",
	]);
});

test("[V50] all of it works without JavaScript, and readers may look but not change", async ({
	openAs,
	complaints,
}) => {
	complaints.expected.push(/status of 40[34]/);
	const plain = await openAs("London Councils lead", { javaScriptEnabled: false });
	await plain.goto(`${here}/narrative`);
	await plain.getByLabel(/^Narrative of/).fill("Written plainly.");
	await plain.getByRole("button", { name: "Save the text" }).click();
	await plain.getByRole("link", { name: "History of this text" }).click();
	await plain.getByLabel("Name this version").fill("Plain");
	await plain.getByRole("button", { name: "Keep under this name" }).click();
	await expect(plain.locator(".govuk-notification-banner")).toContainText("The text is kept as version");
	await plain.goto(`${here}/narrative`);
	await plain.getByLabel(/^Narrative of/).fill("Written otherwise.");
	await plain.getByRole("button", { name: "Save the text" }).click();
	await plain.getByRole("link", { name: "History of this text" }).click();
	await plain.getByRole("button", { name: "Compare" }).click();
	await expect(plain.locator("del")).toContainText("plainly");
	await expect(plain.locator("ins")).toContainText("otherwise");
	await plain.getByRole("link", { name: "Back to the history of this text" }).click();
	await plain.getByRole("link", { name: /: Plain$/ }).click();
	await plain.getByRole("link", { name: "Bring this version back" }).click();
	await plain.getByRole("button", { name: "Bring this version back" }).click();
	await expect(main(plain)).toContainText("Written plainly.");

	const reader = await openAs("HIV community observer");
	await reader.goto(`${here}/versions`);
	await expect(reader.getByRole("button", { name: "Keep under this name" })).toHaveCount(0);
	await reader.getByRole("link", { name: /: Plain$/ }).click();
	await expect(reader.getByRole("link", { name: "Bring this version back" })).toHaveCount(0);
	const restore = await reader.goto(`${reader.url()}/restore`);
	expect(restore?.status()).toBe(403);
	for (const path of [
		"versions/999",
		"versions/x",
		"versions/compare?from=1&to=999",
		"versions/compare",
		"who-wrote?version=0",
	]) {
		expect((await reader.goto(`${here}/${path}`))?.status(), path).toBe(404);
	}
	const stranger = await openAs(null);
	await stranger.goto(`${here}/versions`);
	await expect(stranger).toHaveURL(/sign-in/);
});
