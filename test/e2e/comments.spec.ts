import type { Page } from "@playwright/test";
import { caretIsKnown, goToStart } from "./support/editor.ts";
import { axeFindings, expect, nameOfRole, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

/** An action that both names are supporting, and that no other test writes about. */
const path = `${roadmapPath}/actions/raise-hiv-within-partners`;
const council = "London Councils lead";
const mayor = "Mayor of London lead";

const editor = (page: Page) => page.locator("[data-document]");
const textbox = (page: Page) => page.getByRole("textbox", { name: "Narrative" });
const comments = (page: Page) => page.getByRole("region", { name: "Comments" });
const openThread = (page: Page, words: string) =>
	comments(page).locator(".comments__thread").filter({ hasText: words });
const marks = (page: Page) => textbox(page).locator("mark");
const saved = (page: Page) =>
	expect(editor(page).locator(".narrative-editor__save")).toHaveAttribute("data-state", "saved");

async function openText(page: Page, text?: string): Promise<void> {
	await page.goto(`/workspace${path}`);
	await expect(textbox(page)).toBeVisible();
	await saved(page);
	if (text === undefined) return;
	await textbox(page).click();
	await page.keyboard.press("Control+A");
	await page.keyboard.press("Delete");
	await page.keyboard.type(text);
	await saved(page);
}

/** Selects characters of the first paragraph with the keyboard. */
async function select(page: Page, from: number, length: number): Promise<void> {
	await goToStart(page);
	for (let moved = 0; moved < from; moved++) await page.keyboard.press("ArrowRight");
	for (let moved = 0; moved < length; moved++) await page.keyboard.press("Shift+ArrowRight");
	await caretIsKnown(page);
}

test("[M1] [M11] [M12] [M13] a comment is on everyone's screen, and stays on its words while they are edited around", async ({
	openAs,
	waymark,
}) => {
	const [one, two] = [await openAs(council), await openAs(mayor)];
	await openText(one, "The clinic opens in May, all partners agree.");
	await openText(two);
	await expect(textbox(two)).toContainText("The clinic opens");
	const reader = await openAs(await nameOfRole(waymark, "observer"));
	await reader.goto(`/workspace${path}`);
	await expect(reader.getByRole("main")).toContainText("The clinic opens in May");
	const stored = () => waymark.query("select document_id, seq from document_update");
	const [before, ledger] = [await stored(), await waymark.ledgerLength()];

	await select(one, "The ".length, "clinic opens".length);
	await one.getByRole("button", { name: "Comment (Ctrl+Alt+M)" }).click();
	const box = comments(one).getByLabel("Your comment on “clinic opens”");
	await expect(box).toBeFocused();
	await expect(marks(one)).toHaveText("clinic opens");
	expect(await axeFindings(one)).toEqual([]);
	await box.fill("Which <b>clinic</b>?");
	await comments(one).getByRole("button", { name: "Send the comment" }).first().click();
	await expect(textbox(one)).toBeFocused();

	for (const page of [one, two, reader]) {
		await expect(openThread(page, "Which <b>clinic</b>?")).toContainText(`${council} (London Councils)`);
	}
	await expect(two.locator("[data-announcer]")).toHaveText(`New comment by ${council}`);
	for (const page of [one, two]) await expect(marks(page)).toHaveText("clinic opens");
	expect(await axeFindings(two)).toEqual([]);
	expect(await axeFindings(reader)).toEqual([]);
	await expect(comments(reader).getByRole("button")).toHaveCount(0);

	await openThread(two, "Which").locator("summary").click();
	await openThread(two, "Which").getByLabel("Your reply").fill("The one in Soho.");
	await openThread(two, "Which").getByRole("button", { name: "Send the reply" }).click();
	await expect(openThread(one, "The one in Soho.")).toContainText(`${mayor} (Mayor of London`);
	expect(await stored()).toEqual(before);
	expect(await waymark.ledgerLength()).toBe(ledger);

	await goToStart(two);
	await two.keyboard.type("News for all. ");
	await two.keyboard.press("Enter");
	await expect(textbox(one)).toContainText("News for all.");
	for (const page of [one, two]) await expect(marks(page)).toHaveText("clinic opens");
	await select(one, 0, "News".length);
	await one.keyboard.press("Control+Alt+m");
	await comments(one).getByLabel("Your comment on “News”").fill("Is it news?");
	await comments(one).getByRole("button", { name: "Send the comment" }).first().click();
	await expect(marks(two)).toHaveText(["News", "clinic opens"]);
	for (const page of [one, two]) {
		await expect(comments(page).locator(".comments__quotation")).toHaveText(["News", "clinic opens"]);
	}

	await goToStart(two);
	for (const _letter of "News for all. ") await two.keyboard.press("Delete");
	await expect(marks(one)).toHaveText(["clinic opens"]);
	await expect(openThread(one, "Is it news?")).toContainText("The passage is gone.");
	for (const words of ["Is it news?", "Which"]) {
		await openThread(two, words).getByRole("button", { name: "Resolve" }).click();
		await expect(openThread(one, words)).toBeHidden();
	}
	for (const page of [one, two]) {
		await expect(marks(page)).toHaveCount(0);
		await page.getByText("Resolved comments (2)").click();
		await expect(openThread(page, "Which")).toContainText(`Resolved by ${mayor}`);
	}
	await openThread(one, "Which").getByRole("button", { name: "Open again" }).click();
	await expect(marks(two)).toHaveText("clinic opens");

	await openThread(one, "Which").getByRole("button", { name: "Withdraw" }).click();
	await expect(openThread(two, "The one in Soho.")).toContainText(
		"This comment was withdrawn by its author.",
	);
	await expect(two.getByText("Which <b>clinic</b>?")).toHaveCount(0);
	expect(await axeFindings(one)).toEqual([]);
	const publicPage = await openAs(null);
	await publicPage.goto(path);
	expect(await publicPage.content()).not.toContain("The one in Soho.");
});

test("[M14] a comment is made, given up, sent and found again with the keyboard alone", async ({
	openAs,
}) => {
	const page = await openAs(council);
	await openText(page, "Words to talk about.");
	await select(page, 0, "Words".length);
	await page.keyboard.press("Control+Alt+m");
	const box = comments(page).getByLabel("Your comment on “Words”");
	await expect(box).toBeFocused();
	await page.keyboard.type("Given up");
	await page.keyboard.press("Escape");
	await expect(box).toBeHidden();
	await expect(textbox(page)).toBeFocused();
	await expect(marks(page)).toHaveCount(0);

	await page.keyboard.press("Alt+F10");
	const tool = page.getByRole("button", { name: "Comment (Ctrl+Alt+M)" });
	for (let steps = 0; steps < 12; steps++) {
		if (await tool.evaluate((button) => button === document.activeElement)) break;
		await page.keyboard.press("ArrowRight");
	}
	await expect(tool).toHaveAttribute("aria-keyshortcuts", "Control+Alt+M");
	await page.keyboard.press("Enter");
	await expect(box).toBeFocused();
	await page.keyboard.press("Control+A");
	await page.keyboard.press("Delete");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(comments(page).getByText("Enter a comment.")).toBeVisible();
	await expect(box).toBeFocused();
	expect(await axeFindings(page)).toEqual([]);
	await page.keyboard.type("What are they?");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(textbox(page)).toBeFocused();
	await expect(openThread(page, "What are they?")).toBeVisible();

	await page.keyboard.press("Control+End");
	await openThread(page, "What are they?").getByRole("button", { name: "Go to the passage" }).focus();
	await page.keyboard.press("Enter");
	await expect(textbox(page)).toBeFocused();
	expect(await page.evaluate(() => getSelection()?.toString())).toBe("Words");
	await page.keyboard.press("Control+End");
	await caretIsKnown(page);
	await page.keyboard.press("Control+Alt+m");
	await expect(comments(page).getByLabel("Your comment on “Words to talk about.”")).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(textbox(page)).toBeFocused();
	const reply = openThread(page, "What are they?").locator("summary");
	await reply.focus();
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	await page.keyboard.type("Signs.");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(openThread(page, "Signs.")).toBeVisible();
	await expect(reply).toBeFocused();
	await openThread(page, "Signs.").getByRole("button", { name: "Resolve" }).focus();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Comments" })).toBeFocused();
	await expect(openThread(page, "Signs.")).toBeHidden();
});

test("[M10] without JavaScript, comments are read and made in plain forms, and what was typed is kept", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/status of 400/);
	const page = await openAs(council, { javaScriptEnabled: false });
	await page.goto(`/workspace${path}`);
	await page.getByText("Comment on the whole text", { exact: true }).click();
	const box = page.getByLabel("Your comment on the whole text");
	const long = "Too long. ".repeat(201);
	await box.fill(long);
	await page.getByRole("button", { name: "Send the comment" }).click();
	await expect(page).toHaveTitle(/Comments on the narrative/);
	const summary = page.locator(".govuk-error-summary");
	await expect(summary).toContainText("The comment must have at most 2,000 characters.");
	await expect(summary.getByRole("link")).toHaveAttribute("href", "#comment-on-all");
	await expect(box).toHaveValue(long);
	expect(await sidewaysScroll(page)).toBe(0);
	await box.fill("Said in a plain form.");
	await page.getByRole("button", { name: "Send the comment" }).click();
	await expect(page.locator(".govuk-notification-banner")).toContainText("Your comment is there.");
	const thread = openThread(page, "Said in a plain form.");
	await thread.locator("summary").click();
	await thread.getByLabel("Your reply").fill("And answered.");
	await thread.getByRole("button", { name: "Send the reply" }).click();
	await expect(thread).toContainText("And answered.");

	const observer = await openAs(await nameOfRole(waymark, "observer"), { javaScriptEnabled: false });
	await observer.goto(`/workspace${path}`);
	await expect(openThread(observer, "Said in a plain form.")).toContainText("On the whole text");
	await expect(comments(observer).getByRole("textbox")).toHaveCount(0);
	const forged = await observer.request.post(`/workspace${path}/comments`, {
		form: { intent: "comment", text: "Forged" },
		headers: { Origin: waymark.origin },
	});
	expect(forged.status()).toBe(403);
	const listed = await observer.request.get(`/workspace${path}/comments/data`);
	expect(await listed.text()).toContain("Said in a plain form.");
	const stranger = await openAs(null);
	const unseen = await stranger.request.get(`/workspace${path}/comments/data`, { maxRedirects: 0 });
	expect(unseen.status()).toBe(302);
	for (const address of ["comments", "comments/data"]) {
		const odd = await observer.request.post(`/workspace${path}/${address}`, {
			form: { intent: "anything" },
			headers: { Origin: waymark.origin },
		});
		expect(odd.status()).toBe(400);
		expect(await odd.text()).toContain("This form could not be read.");
	}
	await thread.getByRole("button", { name: "Resolve" }).click();
	await expect(page.getByText("Resolved comments")).toBeVisible();
	await expect(thread).toBeHidden();
});

test("[M12] a screen that lost its connection shows the comments that it missed", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/WebSocket|ERR_|Failed to fetch|status of 404/);
	const [one, two] = [await openAs(council), await openAs(mayor)];
	await openText(one);
	await openText(two);
	await waymark.kill("SIGKILL");
	await expect(editor(one).locator(".narrative-editor__save")).not.toHaveAttribute("data-state", "saved");
	await two.getByText("Comment on the whole text", { exact: true }).click();
	await two.getByLabel("Your comment on the whole text").fill("Said meanwhile.");
	await two.getByRole("button", { name: "Send the comment" }).click();
	await expect(comments(two).getByText("This could not be sent: there is no connection.")).toBeVisible();
	await one.context().setOffline(true);
	await waymark.start();
	await saved(two);
	await expect(two.getByLabel("Your comment on the whole text")).toHaveValue("Said meanwhile.");
	await two.getByRole("button", { name: "Send the comment" }).click();
	await expect(openThread(two, "Said meanwhile.")).toBeVisible();
	await expect(openThread(one, "Said meanwhile.")).toHaveCount(0);
	await one.context().setOffline(false);
	await expect(openThread(one, "Said meanwhile.")).toBeVisible();

	const late = await openAs(mayor);
	await late.addInitScript(() => {
		// Only the live messages are cut off: the text keeps its own connection.
		window.WebSocket = new Proxy(window.WebSocket, {
			construct: (socket, [address, protocols], asked) =>
				Reflect.construct(socket, [String(address).replace("/live/", "/blocked/"), protocols ?? []], asked),
		});
	});
	await late.route("**/live/**", (route) => route.abort());
	await openText(late);
	await two.getByText("Comment on the whole text", { exact: true }).click();
	await two.getByLabel("Your comment on the whole text").fill("Said before you were told of anything.");
	await two.getByRole("button", { name: "Send the comment" }).click();
	await expect(openThread(one, "Said before you were told")).toBeVisible();
	await expect(openThread(late, "Said before you were told")).toHaveCount(0);
	await late.unrouteAll();
	await expect(openThread(late, "Said before you were told")).toBeVisible();
});

test("[M11] beside the text or below it: nothing scrolls sideways at 320 px", async ({ openAs }) => {
	const page = await openAs(council, { viewport: { width: 320, height: 640 } });
	await openText(page, `Long${"word".repeat(40)} at last.`);
	await page.keyboard.press("Control+Alt+m");
	const box = comments(page).getByRole("textbox").first();
	await expect(box).toBeFocused();
	await box.fill(`Long${"comment".repeat(40)}`);
	await comments(page).getByRole("button", { name: "Send the comment" }).first().click();
	await expect(openThread(page, "Longcomment")).toBeVisible();
	await openThread(page, "Longcomment").locator("summary").click();
	expect(await sidewaysScroll(page)).toBe(0);
	expect(await axeFindings(page)).toEqual([]);
});
