import type { Page } from "@playwright/test";
import { openText, saved, textbox } from "./support/editor.ts";
import { expect, test } from "./support/test.ts";

/** The texts that the browser of a page keeps. */
const kept = (page: Page) =>
	page.evaluate(async () =>
		(await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith("waymark-text:") ? [name] : [])),
	);

const council = "London Councils lead";

/** Writes a little, so that the device keeps it, and leaves the workspace without signing out. */
async function writeAndLeave(page: Page): Promise<void> {
	await openText(page);
	await textbox(page).click();
	await page.keyboard.type("Kept here. ");
	await saved(page);
	await page.goto("/help");
	expect(await kept(page)).toHaveLength(1);
}

const isAtSignIn = (page: Page) => expect(page).toHaveURL(/\/sign-in\?to=/);

test("[S16] a session that was ended elsewhere takes the kept texts with it", async ({ openAs }) => {
	const [away, here] = [await openAs(council), await openAs(council)];
	await writeAndLeave(away);
	await here.goto("/account/sessions");
	await here.getByRole("button", { name: "Sign out everywhere" }).click();
	await away.goto("/workspace");
	await isAtSignIn(away);
	await expect.poll(() => kept(away)).toEqual([]);
	expect(await away.evaluate(() => localStorage.length)).toBe(0);
});

test("[S16] a session that grew old leaves them to the same person, and nobody else", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs(council);
	await writeAndLeave(page);
	const growOld = () => waymark.query("update session set expires_at = '2020-01-01T00:00:00.000Z'");
	await growOld();
	await page.goto("/workspace");
	await isAtSignIn(page);
	expect(await kept(page)).toHaveLength(1);
	await page.getByRole("button", { name: council, exact: true }).click();
	await page.waitForURL("**/workspace");
	expect(await kept(page)).toHaveLength(1);
	await growOld();
	await page.goto("/sign-in");
	await page.getByRole("button", { name: "Mayor of London lead", exact: true }).click();
	await page.waitForURL("**/workspace");
	await expect.poll(() => kept(page)).toEqual([]);
});
