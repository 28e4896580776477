import type { Locator, Page } from "@playwright/test";
import { expect, roadmapPath } from "./test.ts";

/** An action on which both of these people write. */
export const sharedPath = `/workspace${roadmapPath}/actions/raise-hiv-within-partners`;
export const council = "London Councils lead";
export const mayor = "Mayor of London lead";

export const editor = (page: Page) => page.locator("[data-document]");
export const textbox = (page: Page) => page.getByRole("textbox", { name: "Narrative" });
export const state = (page: Page) => editor(page).getByRole("status");
export const alarm = (page: Page) => editor(page).getByRole("alert");
export const announced = (page: Page) => page.locator("[data-announcer]");
export const saved = (page: Page) => expect(state(page)).toHaveText("Saved");
export const choices = (page: Page) =>
	editor(page).locator("summary", { hasText: "How you notice other people’s changes" });

/** Waits until the text is this, paragraph after paragraph; the labels of carets are not text. */
export const expectText = (page: Page, text: string) =>
	expect
		.poll(() =>
			textbox(page).evaluate((box) => {
				const copy = box.cloneNode(true) as HTMLElement;
				for (const caret of copy.querySelectorAll(".narrative-editor__caret")) caret.remove();
				// Word joiners hold the carets of others in their place.
				return (copy.textContent ?? "").replaceAll("\u2060", "");
			}),
		)
		.toBe(text);

/** Opens the shared text and waits until it is there. */
export async function openText(page: Page, to = sharedPath): Promise<void> {
	await page.goto(to);
	await saved(page);
}

/** Replaces the whole text by these paragraphs, with the keyboard. */
export async function write(page: Page, ...paragraphs: string[]): Promise<void> {
	await textbox(page).focus();
	await caretIsKnown(page);
	await page.keyboard.press("Control+A");
	await page.keyboard.press("Delete");
	for (const [index, text] of paragraphs.entries()) {
		if (index > 0) await page.keyboard.press("Enter");
		await page.keyboard.type(text);
	}
	await saved(page);
}

/**
 * Waits until an editor knows where the browser's caret is. ProseMirror puts its own one back in a timer of 20 ms after it gets the
 * focus, and hears of every other move after the browser has drawn it; no person is quicker than that, but this test would be.
 */
export const caretIsKnown = (page: Page) =>
	page.evaluate(
		() =>
			new Promise((done) =>
				setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))), 25),
			),
	);

/** Puts the caret at the end of a paragraph, counted from 1, with the keyboard. */
export const goTo = (page: Page, paragraph: number) =>
	press(page, textbox(page), {
		keys: ["Control+Home", ...Array.from({ length: paragraph - 1 }, () => "ArrowDown"), "End"],
		to: () => paragraph,
	});
/** Puts the caret at the end of a text, with the keyboard. */
export const goToEnd = (page: Page, box: Locator = textbox(page)) =>
	press(page, box, { keys: ["Control+End"], to: (count) => count });
/** Puts the caret at the beginning of a text, with the keyboard. */
export const goToStart = (page: Page, box: Locator = textbox(page)) =>
	press(page, box, { keys: ["Control+Home"], to: () => 1 });

/**
 * Presses keys that move the caret until it is in the paragraph where they lead: Chromium overhears Control and Home in the first
 * moments after a focus that no person gave.
 */
async function press(
	page: Page,
	box: Locator,
	{ keys, to }: { keys: string[]; to: (count: number) => number },
): Promise<void> {
	await box.focus();
	await expect(async () => {
		await caretIsKnown(page);
		for (const key of keys) await page.keyboard.press(key);
		await caretIsKnown(page);
		const { place, count } = await placeOfCaret(box);
		expect(place).toBe(to(count));
	}).toPass();
}

/** The paragraph in which the browser's caret is, counted from 1; 0 when it is in none. */
const placeOfCaret = (box: Locator) =>
	box.evaluate((element) => {
		const blocks = [...element.children];
		const anchor = getSelection()?.anchorNode ?? null;
		return { place: blocks.findIndex((block) => block.contains(anchor)) + 1, count: blocks.length };
	});

/** Moves the focus with Tab until it is on something. */
export async function tabTo(page: Page, target: Locator, atMost = 40): Promise<void> {
	for (let i = 0; i < atMost; i++) {
		await page.keyboard.press("Tab");
		if (await target.evaluate((element) => element === document.activeElement, null, { timeout: 10_000 }))
			return;
	}
	throw new Error("Tab does not get there");
}

/** Everything that the polite region says from now on. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
	await announced(page).evaluate((region) => {
		const heard: string[] = [];
		Object.assign(window, { heard });
		new MutationObserver(() => {
			if (region.textContent) heard.push(region.textContent);
		}).observe(region, { childList: true, characterData: true, subtree: true });
	});
	return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

export const keptTexts = (page: Page) =>
	page.evaluate(async () =>
		(await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith("waymark-text:") ? [name] : [])),
	);

/** What a page may say while there is no server. */
export const noServer = /WebSocket|ERR_|Failed to fetch/;
