import type { Page } from "@playwright/test";
import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

const action = `/workspace${roadmapPath}/actions/shape-national-policy`;
const reason = "First line of the reason.\n\nSecond line, with <b>marks</b> & “quotes”.";
const tooMuch = /status of 429/;

/** Fills in a change of status; what comes of it is the test's matter. */
async function fillStatus(page: Page): Promise<void> {
	await page.goto(action);
	await page.getByText("Change the status", { exact: true }).click();
	await page.getByRole("radio", { name: "Paused" }).check();
	await page.getByLabel("Why?").fill(reason);
	await page.getByLabel("What will be done, or whose help is needed?").fill("Decide in May.");
}

const save = (page: Page) => page.getByRole("button", { name: "Save the status" }).click();
const banner = (page: Page) => page.locator(".govuk-notification-banner");

test("[S11] above the limit the form stays as it is, and goes through later", async ({
	openAs,
	complaints,
}) => {
	complaints.expected.push(tooMuch, /WebSocket|ERR_CONNECTION/);
	const waymark = await Waymark.prepare();
	await waymark.start({ LIMIT_FORMS_PER_PERSON: "1" });
	try {
		const page = await openAs("London Councils lead", { baseURL: waymark.origin });
		await page.goto(action);
		await page.getByRole("button", { name: /^Still .*, nothing new$/ }).click();
		await expect(banner(page)).toContainText("It is on record");
		const before = await waymark.ledgerLength();
		await fillStatus(page);
		await save(page);
		await expect(page.locator(".govuk-error-summary")).toContainText(/Wait \d+ seconds and send it again/);
		await expect(page.getByLabel("Why?")).toHaveValue(reason);
		await expect(page.getByRole("radio", { name: "Paused" })).toBeChecked();
		expect(await waymark.ledgerLength()).toBe(before);
		// A server that has just started has counted nothing yet.
		await waymark.kill("SIGTERM");
		await waymark.start();
		await save(page);
		await expect(banner(page)).toContainText("The status is now “Paused”");
		expect(await waymark.ledgerLength()).toBe(before + 1);
	} finally {
		await waymark.remove();
	}
});

test("[S11] without JavaScript the refusal carries every word, and one button sends it again", async ({
	openAs,
	complaints,
}) => {
	complaints.expected.push(tooMuch, /ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION/);
	const waymark = await Waymark.prepare();
	await waymark.start({ LIMIT_FORMS_PER_PERSON: "1" });
	try {
		const plain = {
			baseURL: waymark.origin,
			javaScriptEnabled: false,
			viewport: { width: 390, height: 800 },
		};
		const page = await openAs("London Councils lead", plain);
		await page.goto(action);
		await page.getByRole("button", { name: /^Still .*, nothing new$/ }).click();
		await fillStatus(page);
		await save(page);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Too much at once");
		await page.getByText("What you typed").click();
		await expect(page.locator(".app-typed").first()).toBeVisible();
		expect(await sidewaysScroll(page)).toBe(0);
		await waymark.kill("SIGTERM");
		await waymark.start();
		await page.getByRole("button", { name: "Send it again" }).click();
		await expect(banner(page)).toContainText("The status is now “Paused”");
		const [kept] = await waymark.query<{ reason: string }>(
			"select reason from change where kind = 'status-changed' order by at desc limit 1",
		);
		expect(kept?.reason).toBe(reason);
	} finally {
		await waymark.remove();
	}
});

test("[S11] the page that refuses a form can be used by everybody", async ({ openAs, complaints }) => {
	complaints.expected.push(tooMuch, /status of 400/);
	const waymark = await Waymark.prepare();
	await waymark.start({ LIMIT_FORMS_PER_NETWORK: "1" });
	try {
		const page = await openAs(null, { baseURL: waymark.origin });
		await page.goto(`${roadmapPath}/follow`);
		for (let i = 0; i < 2; i++) {
			await page.goto(`${roadmapPath}/follow`);
			await page
				.getByLabel(/e-?mail/i)
				.first()
				.fill("somebody with a long address@example.org");
			await page.locator("main form button").first().click();
		}
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Too much at once");
		expect(await axeFindings(page)).toEqual([]);
	} finally {
		await waymark.remove();
	}
});
