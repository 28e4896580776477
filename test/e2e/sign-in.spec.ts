import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { linkIn, runAdmin } from "./support/own-waymark.ts";
import { axeFindings, expect, nameOfRole, sidewaysScroll, test } from "./support/test.ts";

/** What browsers note of pages that are refused, on purpose. */
const refusedPage = /status of 4(00|04|29)/;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function askForLink(page: Page, email: string, to = ""): Promise<void> {
	await page.goto(`/sign-in${to === "" ? "" : `?to=${encodeURIComponent(to)}`}`);
	await page.getByLabel("E-mail address").fill(email);
	await page.getByRole("button", { name: "Send me a link" }).click();
}

/** Opens the newest letter of the outbox and follows its link. */
async function followLetter(page: Page, to: string): Promise<void> {
	const letter = page
		.getByRole("main")
		.getByRole("listitem")
		.filter({ hasText: to })
		.getByRole("link")
		.first();
	await expect(async () => {
		await page.goto("/sign-in/outbox");
		await expect(letter).toBeVisible({ timeout: 500 });
	}).toPass();
	await letter.click();
	await page.getByRole("link", { name: /\/sign-in\/link\// }).click();
}

test("[I9] [I3] a link by e-mail signs in where the person was going, without JavaScript", async ({
	complaints,
	openAs,
	waymark,
}) => {
	complaints.expected.push(refusedPage);
	await runAdmin(waymark, "create", "Ada Lovelace", "ada@example.org");
	const page = await openAs(null, { javaScriptEnabled: false });
	await page.goto("/workspace/settings");
	expect(page.url()).toBe(`${waymark.origin}/sign-in?to=%2Fworkspace%2Fsettings`);
	await page.getByLabel("E-mail address").fill("ada@example.org");
	await page.getByRole("button", { name: "Send me a link" }).click();
	await expect(heading(page)).toHaveText("Look into your mail");
	await followLetter(page, "ada@example.org");
	await expect(page.getByRole("main")).toContainText("You asked for this link in this browser.");
	const link = page.url();
	await page.getByRole("button", { name: "Sign in" }).click();
	expect(page.url()).toBe(`${waymark.origin}/workspace/settings`);
	await expect(page.getByRole("banner")).toContainText("Ada Lovelace");

	expect((await page.goto(link))?.status()).toBe(404);
	await expect(heading(page)).toHaveText("This link does not work any more");
});

test("[I11] another browser is told who asked, and has to confirm", async ({ openAs, waymark }) => {
	await runAdmin(waymark, "create", "Grace", "grace@example.org");
	const asking = await openAs(null);
	await askForLink(asking, "grace@example.org");
	await expect(heading(asking)).toHaveText("Look into your mail");
	const other = await openAs(null);
	await followLetter(other, "grace@example.org");
	await expect(heading(other)).toHaveText("Did you ask for this link?");
	await expect(other.getByRole("main")).toContainText("in another browser: Chrome on Linux");
	const unconfirmed = await other.request.post(other.url(), {
		headers: { origin: waymark.origin },
		form: {},
	});
	expect(unconfirmed.status()).toBe(400);
	expect(await axeFindings(other)).toEqual([]);
	await other.getByRole("button", { name: "Yes, it was me: sign in here" }).click();
	await expect(other.getByRole("banner")).toContainText("Grace");
});

test("[I12] known and unknown addresses look the same, and only one gets a letter", async ({
	openAs,
	waymark,
}) => {
	await runAdmin(waymark, "create", "Known", "known@example.org");
	const page = await openAs(null);
	const answers: string[] = [];
	for (const address of ["nobody@example.org", "known@example.org"]) {
		await askForLink(page, address);
		await expect(heading(page)).toHaveText("Look into your mail");
		answers.push((await page.content()).replaceAll(address, "—"));
	}
	expect(answers[0]).toBe(answers[1]);
	await followLetter(page, "known@example.org");
	await page.goto("/sign-in/outbox");
	await expect(page.getByRole("main")).not.toContainText("nobody@example.org");
	const letters = readdirSync(join(waymark.dataDir, "outbox"));
	expect(letters.every((name) => name.endsWith(".eml"))).toBe(true);
});

test("[I13] too many letters for one address are refused in one sentence, with what was typed", async ({
	complaints,
	openAs,
}) => {
	complaints.expected.push(refusedPage);
	const page = await openAs(null);
	for (let i = 0; i < 5; i++) {
		await askForLink(page, "often@example.org");
		await expect(heading(page)).toHaveText("Look into your mail");
	}
	await page.goto("/sign-in");
	await page.getByLabel("E-mail address").fill("often@example.org");
	const [answer] = await Promise.all([
		page.waitForResponse((response) => response.request().method() === "POST"),
		page.getByRole("button", { name: "Send me a link" }).click(),
	]);
	expect(answer.status()).toBe(429);
	expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
	await expect(page.getByRole("alert")).toContainText(/too many tries from here. Wait \d+ minutes/);
	await expect(page.getByLabel("E-mail address")).toHaveValue("often@example.org");
});

test("[I24] pages around signing in are kept nowhere, fit a phone, and axe finds nothing", async ({
	complaints,
	openAs,
}) => {
	complaints.expected.push(refusedPage);
	const page = await openAs(null, { viewport: { width: 320, height: 700 } });
	for (const address of ["/sign-in", "/sign-in/link/unknown", "/sign-in/outbox"]) {
		const answer = await page.goto(address);
		expect(answer?.headers()["cache-control"]).toBe("no-store");
		expect(await axeFindings(page)).toEqual([]);
		expect(await sidewaysScroll(page)).toBe(0);
	}
	await askForLink(page, "not an address");
	await expect(page.getByRole("alert")).toContainText(
		"Enter an e-mail address in the form name@example.org.",
	);
	await expect(page.getByLabel("E-mail address")).toHaveValue("not an address");
	expect(await axeFindings(page)).toEqual([]);
	await page.goto("/");
	await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
	await expect(heading(page)).toHaveText("Sign in to the demonstration");
});

test("[I25] sessions are listed with device and last use, and end at once, one or all", async ({
	openAs,
	waymark,
}) => {
	const contributor = await nameOfRole(waymark, "contributor");
	const here = await openAs(contributor);
	const there = await openAs(contributor, {
		userAgent: "Mozilla/5.0 (iPhone; iPhone OS 18) Version/18 Safari/605",
	});
	const elsewhere = await openAs(contributor);
	await here.goto("/account/sessions");
	const lines = here.getByRole("main").getByRole("listitem");
	await expect(lines.filter({ hasText: "This browser" })).toHaveCount(1);
	await expect(lines.filter({ hasText: "Safari on an iPhone" })).toContainText(
		/Last used on \d+ \w+ \d{4} at/,
	);
	expect(await axeFindings(here)).toEqual([]);
	await here.getByRole("button", { name: "End the session of Safari on an iPhone" }).click();
	await expect(here.getByRole("alert")).toContainText("The session has ended.");
	await there.goto("/workspace");
	await expect(heading(there)).toHaveText("Sign in to the demonstration");
	await here.getByRole("button", { name: "Sign out everywhere" }).click();
	await expect(heading(here)).toHaveText("Sign in to the demonstration");
	await elsewhere.goto("/workspace");
	await expect(heading(elsewhere)).toHaveText("Sign in to the demonstration");
});

test("[I26] the audit trail is there for administrators only", async ({ complaints, openAs, waymark }) => {
	complaints.expected.push(refusedPage);
	const partner = await openAs(await nameOfRole(waymark, "contributor"));
	expect((await partner.goto("/workspace/administration/audit"))?.status()).toBe(404);
	const link = linkIn(await runAdmin(waymark, "create", "Katherine", "katherine@example.org"));
	const page = await openAs(null);
	await page.goto(link);
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.waitForURL("**/workspace");
	await page.goto("/workspace/administration/audit");
	const lines = page.getByRole("main").getByRole("listitem");
	await expect(lines.filter({ hasText: "Katherine signed in by a link" })).toHaveCount(1);
	expect(await axeFindings(page)).toEqual([]);
	await page.getByLabel("Show").selectOption({ label: "Who was made an administrator" });
	await page.getByRole("button", { name: "Show" }).click();
	await expect(lines.filter({ hasText: "Katherine was made an administrator" })).toHaveCount(1);
	await expect(lines.filter({ hasText: "signed in" })).toHaveCount(0);
	expect((await page.goto("/workspace/fast-track-cities-london"))?.status()).toBe(404);
});
