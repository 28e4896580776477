import type { Page } from "@playwright/test";
import { axeFindings, expect, roadmapPath, test } from "./support/test.ts";

const path = `/workspace${roadmapPath}/actions/shape-national-policy`;

const editor = (page: Page) => page.locator("[data-document]");
const textbox = (page: Page) => page.getByRole("textbox", { name: "Narrative" });
const saved = (page: Page) => expect(editor(page).getByRole("status")).toHaveText("Saved");

test("[C21] the toolbar is one stop, walked with the arrows, and reached from the text with Alt+F10", async ({
	openAs,
}) => {
	const page = await openAs("London Councils lead");
	await page.goto(path);
	await saved(page);
	await textbox(page).click();
	// Others may have written here before.
	await page.keyboard.press("Control+A");
	await page.keyboard.press("Delete");
	await expect(textbox(page)).toHaveText("");
	await page.keyboard.type("Policy");
	await page.keyboard.press("Control+A");
	await page.keyboard.press("Alt+F10");
	const bold = page.getByRole("button", { name: "Bold" });
	await expect(bold).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(bold).toHaveAttribute("aria-pressed", "true");
	await expect(textbox(page).locator("strong")).toHaveText("Policy");
	await page.keyboard.press("Alt+F10");
	await page.keyboard.press("ArrowRight");
	await expect(page.getByRole("button", { name: "Italic" })).toBeFocused();
	await page.keyboard.press("End");
	await expect(page.getByRole("button", { name: "Redo" })).toBeFocused();
	await page.keyboard.press("ArrowRight");
	await expect(bold).toBeFocused();
	await page.keyboard.press("ArrowLeft");
	await page.keyboard.press("Home");
	await expect(bold).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(textbox(page)).toBeFocused();
	expect(await page.locator('[role="toolbar"] [tabindex="0"]').count()).toBe(1);
	await saved(page);
});

test("[C21] every tool makes what it says, and a link is asked for in the page", async ({ openAs }) => {
	const page = await openAs("London Councils lead");
	await page.goto(path);
	await saved(page);
	await textbox(page).click();
	await page.keyboard.press("Control+A");
	await page.keyboard.press("Delete");
	const tool = async (name: string) => {
		await page.getByRole("button", { name, exact: true }).click();
		if (name !== "Link") await expect(textbox(page)).toBeFocused();
	};
	await tool("Heading");
	await page.keyboard.type("What we did");
	await page.keyboard.press("Enter");
	await tool("Bullet list");
	await page.keyboard.type("A bullet");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Enter");
	await tool("Numbered list");
	await page.keyboard.type("A number");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Enter");
	await tool("Quote");
	await page.keyboard.type("A quotation");
	await page.keyboard.press("Shift+Home");
	await tool("Link");
	await page.getByLabel("Address of the link").fill("javascript:alert(1)");
	await page.getByRole("button", { name: "Set link" }).click();
	await expect(page.getByText("Enter a web address such as www.example.org")).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	await page.getByLabel("Address of the link").fill("www.example.org");
	await page.keyboard.press("Enter");
	await expect(textbox(page).locator("h2")).toHaveText("What we did");
	await expect(textbox(page).locator("ul li")).toHaveText("A bullet");
	await expect(textbox(page).locator("ol li")).toHaveText("A number");
	await expect(textbox(page).locator("blockquote a")).toHaveAttribute("href", "https://www.example.org");
	await saved(page);
	await tool("Undo");
	await expect(textbox(page).locator("blockquote a")).toHaveCount(0);
	await tool("Redo");
	await expect(textbox(page).locator("blockquote a")).toHaveCount(1);
	await saved(page);
});

test("[C22] whatever is pasted is made to fit the schema, and is saved", async ({ openAs, complaints }) => {
	// What the policy forbids in pasted text is refused by the browser before the editor sees it.
	complaints.expected.push(/Content Security Policy|policy violation: (script|style)-src-attr/);
	const page = await openAs("London Councils lead");
	await page.goto(path);
	await saved(page);
	await textbox(page).click();
	const html = [
		'<h1 onclick="x">Big</h1><h2 style="color:red" class="a">Fits</h2><h4>Small</h4>',
		'<ol type="disc" start="-3"><li>one<ol start="7" type="i"><li>deep</li></ol></li></ol>',
		'<p dir="rtl">text <a href="javascript:alert(1)">bad</a> <a href="/relative">relative</a>',
		'<a href="https://example.org/" class="b" target="_top" rel="x" title="t">good</a><br><u>u</u><s>s</s><code>c</code></p>',
		"<table><tr><td>cell</td></tr></table><img src=x onerror=alert(1)><hr><pre>pre\ncode</pre>",
		"<blockquote><p>q</p><blockquote>qq</blockquote></blockquote><script>alert(1)</script>",
	].join("");
	await textbox(page).evaluate((box, pasted) => {
		const data = new DataTransfer();
		data.setData("text/html", pasted);
		box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
	}, html);
	await expect(textbox(page)).toContainText("cell");
	const addresses = await textbox(page)
		.locator("a")
		.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
	expect(addresses).toContain("https://example.org/");
	expect(addresses.filter((address) => !address?.startsWith("https://"))).toEqual([]);
	await saved(page);
	await page.reload();
	await expect(textbox(page)).toContainText("cell");
	await saved(page);
});

test("[C23] opening a text, reading it and going away stores nothing", async ({ openAs, waymark }) => {
	const count = async () => (await waymark.query("select seq from document_update")).length;
	const page = await openAs("London Councils lead");
	await page.goto(path);
	await saved(page);
	await textbox(page).click();
	await page.keyboard.type("A text to read.");
	await expect.poll(count).toBeGreaterThan(0);
	await saved(page);
	const before = await count();
	await page.reload();
	await saved(page);
	await textbox(page).click();
	await page.keyboard.press("Control+End");
	const other = await openAs("Mayor of London lead");
	await other.goto(path);
	await saved(other);
	await expect(editor(page)).toContainText("Also here: Mayor of London lead");
	await expect(other.locator(".narrative-editor__caret-label")).toContainText("London Councils");
	await other.close();
	await expect(editor(page)).not.toContainText("Also here");
	expect(await count()).toBe(before);
});

test("[C24] without a connection the window says so, asks before it is left, and catches up", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/WebSocket|ERR_|Failed to fetch/);
	const page = await openAs("London Councils lead");
	await page.goto(path);
	await saved(page);
	await waymark.kill("SIGKILL");
	await expect(editor(page).getByRole("status")).toHaveText("Offline: kept on this device");
	await textbox(page).click();
	await page.keyboard.press("Control+End");
	await page.keyboard.type("Typed without a server.");
	const asked = new Promise<string>((resolve) =>
		page.once("dialog", (dialog) => {
			resolve(dialog.type());
			void dialog.dismiss();
		}),
	);
	void page.close({ runBeforeUnload: true });
	expect(await asked).toBe("beforeunload");
	await waymark.start();
	await saved(page);
	const other = await openAs("Mayor of London lead");
	await other.goto(path);
	await expect(textbox(other)).toContainText("Typed without a server.");
});
