import { expect, roadmapPath, test } from "./support/test.ts";

test("[T6] a reader without JavaScript searches with the keyboard, opens a hit, and can share the address", async ({
	openAs,
}) => {
	const page = await openAs(null, { javaScriptEnabled: false });
	await page.goto(roadmapPath);
	await page.getByRole("searchbox", { name: "Search actions, updates and measures" }).focus();
	await page.keyboard.type("tests");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(`${roadmapPath}/search?q=tests`);
	await expect(page.locator("mark").first()).toHaveText(/^test/i);
	const hit = page.locator(".app-hits a").first();
	const title = (await hit.textContent()) ?? "";
	await hit.focus();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});
