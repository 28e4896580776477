import type { Page } from "@playwright/test";
import { goToEnd, goToStart } from "./support/editor.ts";
import { axeFindings, coordinatorName, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

/** An action that London Councils lead and the Mayor of London supports. */
const path = `${roadmapPath}/actions/shape-national-policy`;

const textbox = (page: Page) => page.locator("[data-document] [contenteditable=true]");
const saved = (page: Page) =>
	expect(page.locator("[data-document]").getByText("Saved", { exact: true })).toBeVisible();

test("[L7] [L8] two organisations write at once, the server is killed, a third person reads it, and it is published", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/WebSocket connection|ERR_CONNECTION_REFUSED|Failed to fetch|status of 404/);
	const [council, mayor] = [await openAs("London Councils lead"), await openAs("Mayor of London lead")];
	for (const page of [council, mayor]) {
		await page.goto(`/workspace${path}`);
		await expect(textbox(page)).toBeVisible();
		await saved(page);
	}
	await textbox(council).click();
	await council.keyboard.type("Opening line. ");
	await expect(textbox(mayor)).toContainText("Opening line.");
	await goToEnd(mayor, textbox(mayor));
	await mayor.keyboard.press("Enter");
	await Promise.all([
		council.keyboard.type("The council opened twelve clinics. ", { delay: 15 }),
		mayor.keyboard.type("City Hall tested ten thousand people.", { delay: 15 }),
	]);
	for (const page of [council, mayor]) {
		await expect(textbox(page)).toContainText("The council opened twelve clinics.");
		await expect(textbox(page)).toContainText("City Hall tested ten thousand people.");
		await saved(page);
	}
	const html = await paragraphs(council);
	expect(await paragraphs(mayor)).toEqual(html);
	await expect(council.locator("[data-document]")).toContainText("Mayor of London lead");
	expect(await axeFindings(council)).toEqual([]);
	await council.setViewportSize({ width: 320, height: 640 });
	expect(await sidewaysScroll(council)).toBeLessThanOrEqual(0);
	await council.setViewportSize({ width: 1280, height: 900 });

	await waymark.kill("SIGKILL");
	await expect(council.locator("[data-document]")).toContainText(/Offline|Not saved/);
	await waymark.start();
	const third = await openAs(await coordinatorName(waymark));
	await third.goto(`/workspace${path}`);
	await expect(textbox(third)).toContainText("City Hall tested ten thousand people.");
	expect(await paragraphs(third)).toEqual(html);
	await saved(council);

	const reader = await openAs(null);
	await reader.goto(path);
	await expect(reader.getByRole("main")).not.toContainText("The council opened twelve clinics.");
	await council.reload();
	await council.getByRole("link", { name: "publish the text as it stands" }).click();
	await expect(council.locator(".app-preview")).toContainText("City Hall tested ten thousand people.");
	expect(await axeFindings(council)).toEqual([]);
	await council.getByLabel("Title of the update").fill("Twelve clinics");
	await council.getByRole("button", { name: "Publish" }).click();
	await expect(council.locator(".govuk-notification-banner")).toContainText(/Update \d+ is published\./);
	await reader.getByRole("button", { name: "Show" }).click();
	const main = reader.getByRole("main");
	await expect(main).toContainText("The council opened twelve clinics.");
	for (const words of ["Twelve clinics", "London Councils", "Mayor of London"])
		await expect(main).toContainText(words);
	expect(await axeFindings(reader)).toEqual([]);
});

test("[L8] the plain form joins what others write, and works without JavaScript", async ({ openAs }) => {
	const live = await openAs("Mayor of London lead");
	await live.goto(`/workspace${path}`);
	await expect(textbox(live)).toBeVisible();
	const plain = await openAs("London Councils lead", { javaScriptEnabled: false });
	await plain.goto(`/workspace${path}/narrative`);
	const text = plain.getByLabel(/^Narrative of/);
	const opened = await text.inputValue();

	await goToStart(live, textbox(live));
	await live.keyboard.type("Written meanwhile. ");
	await saved(live);
	await text.fill(`${opened}\n\nWritten in the plain form.`.trim());
	await plain.getByRole("button", { name: "Save the text" }).click();
	await expect(plain.locator(".govuk-notification-banner")).toContainText("Your text is saved");
	await expect(plain.getByRole("main")).toContainText("Written in the plain form.");
	await expect(plain.getByRole("main")).toContainText("Written meanwhile.");
	await expect(textbox(live)).toContainText("Written in the plain form.");
	await expect(textbox(live)).toContainText("Written meanwhile.");
});

/** The text of the editor, paragraph by paragraph, without the carets of others. */
const paragraphs = (page: Page): Promise<string[]> =>
	textbox(page).evaluate((box) =>
		[...box.children].map((child) => {
			const copy = child.cloneNode(true) as HTMLElement;
			for (const caret of copy.querySelectorAll("[class*=caret]")) caret.remove();
			return copy.textContent ?? "";
		}),
	);
