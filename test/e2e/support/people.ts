import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createOutbox } from "#server/mail/outbox.ts";
import { coordinatorName, expect, roadmapPath } from "./test.ts";
import type { Waymark } from "./waymark.ts";

/** The roadmap of these tests, as its partners see it. */
export const workspace = `/workspace${roadmapPath}`;
/** Its people. */
export const people = `${workspace}/people`;

/** What browsers note of pages and forms that are refused, on purpose. */
export const refused = /status of 4(00|03|04|09)/;

export const heading = (page: Page) => page.getByRole("heading", { level: 1 });
export const banner = (page: Page) => page.locator(".govuk-notification-banner");
export const summary = (page: Page) => page.locator(".govuk-error-summary");

/** The newest letter to an address, once it is in the outbox folder: its text and the path of its link. */
export async function letterTo(waymark: Waymark, email: string, subject: RegExp) {
	const outbox = createOutbox(join(waymark.dataDir, "outbox"));
	const find = async () =>
		(await outbox.list()).find((letter) => letter.to === email && subject.test(letter.subject));
	await expect.poll(async () => (await find()) !== undefined).toBe(true);
	const text = (await find())?.text ?? "";
	return {
		text,
		path: new URL(/https?:\/\/\S+\/(?:invitation|account)\/\S+/.exec(text)?.[0] ?? "http://none").pathname,
	};
}

/** Sends the form that invites. */
export async function invite(page: Page, wish: { organisation: string; role: string; addresses: string }) {
	await page.goto(`${people}/invite`);
	await page.getByLabel("For which organisation will they act?").selectOption(wish.organisation);
	await page.getByRole("radio", { name: wish.role }).check();
	await page.getByLabel("E-mail addresses").fill(wish.addresses);
	await page.getByRole("button", { name: "Send the invitations" }).click();
}

/** Invites somebody by letter and accepts in another browser. */
export async function joinByLetter(
	openAs: (person: string | null, options?: object) => Promise<Page>,
	waymark: Waymark,
	newcomer: { email: string; name: string; role?: string },
): Promise<Page> {
	const coordinator = await openAs(await coordinatorName(waymark));
	const { email, name, role = "Lead" } = newcomer;
	await invite(coordinator, { organisation: "London Councils", role, addresses: email });
	await expect(banner(coordinator)).toContainText("1 invitation was sent.");
	const page = await openAs(null);
	await page.goto((await letterTo(waymark, email, /^Invitation/)).path);
	await page.getByLabel("Your name").fill(name);
	await page.getByRole("button", { name: "Accept the invitation" }).click();
	await page.waitForURL(`**${workspace}`);
	return page;
}
