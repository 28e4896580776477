import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createOutbox } from "#server/mail/outbox.ts";
import { banner, heading, invite, letterTo, people, refused, summary, workspace } from "./support/people.ts";
import {
	axeFindings,
	coordinatorName,
	expect,
	nameOfRole,
	roadmapPath,
	sidewaysScroll,
	test,
} from "./support/test.ts";

test("[O13] invited by letter, accepted in another browser, first status update", async ({
	openAs,
	waymark,
}) => {
	const coordinator = await openAs(await coordinatorName(waymark));
	await invite(coordinator, {
		organisation: "London Councils",
		role: "Lead",
		addresses: "kim@example.org, ro@example.org",
	});
	await expect(banner(coordinator)).toContainText("2 invitations were sent.");
	const open = coordinator.locator("[data-invitation='kim@example.org']");
	await expect(open).toContainText("Can be accepted until");

	const letter = await letterTo(waymark, "kim@example.org", /^Invitation/);
	expect(letter.text).toContain("as a lead for London Councils");
	const kim = await openAs(null, { viewport: { width: 320, height: 700 } });
	await kim.goto(letter.path);
	await expect(heading(kim)).toHaveText("You are invited");
	expect(await axeFindings(kim)).toEqual([]);
	expect(await sidewaysScroll(kim)).toBeLessThanOrEqual(0);
	await kim.getByLabel("Your name").fill("Kim Roe");
	await kim.keyboard.press("Enter");
	await kim.waitForURL(`**${workspace}`);
	await expect(kim.getByRole("banner")).toContainText("Kim Roe");
	await expect(banner(kim)).toContainText("Welcome to Fast-Track Cities London.");

	await expect(coordinator.locator("[data-person]", { hasText: "Kim Roe" })).toContainText(
		"Last signed in on",
	);
	await expect(open).toHaveCount(0);

	await kim.getByRole("link", { name: "Shape national policy together" }).click();
	await kim.getByText("Change the status", { exact: true }).click();
	await kim.getByRole("radio", { name: "Paused" }).check();
	await kim.getByLabel("Why?").fill("The bill is postponed.");
	await kim.getByLabel("What will be done, or whose help is needed?").fill("Ask again in May.");
	await kim.getByRole("button", { name: "Save the status" }).click();
	await expect(banner(kim)).toContainText("The status is now “Paused”");
	const reader = await openAs(null, { javaScriptEnabled: false });
	await reader.goto(`${roadmapPath}/actions/shape-national-policy`);
	await expect(reader.getByRole("main")).toContainText("The bill is postponed.");
	expect(await reader.content()).not.toContain("Kim Roe");
});

test("[O4] a link that was used, taken back or sent again works no longer", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(refused);
	const coordinator = await openAs(await coordinatorName(waymark));
	await invite(coordinator, {
		organisation: "London Councils",
		role: "Observer",
		addresses: "once@example.org",
	});
	const first = await letterTo(waymark, "once@example.org", /^Invitation/);
	const row = coordinator.locator("[data-invitation='once@example.org']");
	await row.getByRole("button", { name: "Send again" }).click();
	await expect(banner(coordinator)).toContainText("The invitation was sent again.");
	const reader = await openAs(null);
	expect((await reader.goto(first.path))?.status()).toBe(404);
	await expect(heading(reader)).toHaveText("This invitation works no longer");
	expect(await axeFindings(reader)).toEqual([]);
	const outbox = createOutbox(join(waymark.dataDir, "outbox"));
	await expect
		.poll(async () => (await outbox.list()).filter((letter) => letter.to === "once@example.org").length)
		.toBe(2);
	const second = await letterTo(waymark, "once@example.org", /^Invitation/);
	expect((await reader.goto(second.path))?.status()).toBe(200);
	await row.getByRole("button", { name: "Take back" }).click();
	await expect(banner(coordinator)).toContainText("The invitation was taken back.");
	await reader.getByLabel("Your name").fill("Late");
	await reader.getByRole("button", { name: "Accept the invitation" }).click();
	await expect(heading(reader)).toHaveText("This invitation works no longer");
	expect(await waymark.query("select 1 from person where name = 'Late'")).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
	test(`[O2] with${javaScriptEnabled ? "" : "out"} JavaScript, a wrong list is told line by line and kept`, async ({
		openAs,
		waymark,
		complaints,
	}) => {
		complaints.expected.push(refused);
		const page = await openAs(await coordinatorName(waymark), { javaScriptEnabled });
		await page.goto(`${people}/invite`);
		await page.getByRole("button", { name: "Send the invitations" }).click();
		await expect(summary(page).getByRole("listitem")).toHaveText([
			"Choose an organisation.",
			"Choose a role.",
			"Enter the e-mail addresses of those you want to invite.",
		]);
		const addresses = "good@example.org\nbad\n<img src=x onerror=alert(1)>";
		await invite(page, { organisation: "London Councils", role: "Observer", addresses });
		await expect(summary(page).getByRole("listitem")).toHaveText([
			"Line 2: “bad” is not an e-mail address.",
			"Line 3: “<img src=x onerror=alert(1)>” is not an e-mail address.",
		]);
		await expect(page.getByLabel("E-mail addresses")).toHaveValue(addresses);
		await expect(page.getByRole("radio", { name: "Observer" })).toBeChecked();
		if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
		expect(await waymark.query("select 1 from invitation where email = 'good@example.org'")).toEqual([]);
	});
}

test("[O1] [O3] every role sees what it may, and outsiders find nothing", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(refused);
	const observer = await openAs(await nameOfRole(waymark, "observer"));
	await observer.goto(people);
	await expect(observer.getByRole("link", { name: "Invite people", exact: true })).toHaveCount(0);
	await expect(observer.getByText("Has never signed in")).toHaveCount(0);
	await expect(observer.getByText("Open invitations")).toHaveCount(0);
	await expect(observer.getByRole("link", { name: /^Change/ })).toHaveCount(1);
	const statusOf = async (page: Page, path: string) => (await page.goto(path))?.status();
	expect(await statusOf(observer, `${people}/invite`)).toBe(403);
	const lead = await openAs("NHS England lead");
	const [councils] = await waymark.query<{ id: string }>(
		"select id from person where name = 'London Councils lead'",
	);
	const theirs = `${people}/${councils?.id}/london-councils`;
	expect(await statusOf(lead, theirs)).toBe(403);
	expect(await statusOf(lead, `${people}/invite`)).toBe(200);
	await expect(lead.getByText("They will act for NHS England.")).toBeVisible();
	await expect(lead.getByRole("radio", { name: "Coordinator" })).toHaveCount(0);

	// A contributor of the one roadmap is nobody on the other.
	const outsider = await openAs(await nameOfRole(waymark, "contributor"));
	const nowhere = "/workspace/no-such-roadmap";
	for (const end of [
		"/people",
		"/people/invite",
		"/partners/london-councils",
		`/people/${councils}/london-councils`,
	]) {
		expect(await statusOf(outsider, `/workspace/london-vision${end}`), end).toBe(404);
		const hidden = await outsider.getByRole("main").textContent();
		expect(await statusOf(outsider, nowhere + end), end).toBe(404);
		expect(await outsider.getByRole("main").textContent()).toBe(hidden);
		const headers = { origin: waymark.origin };
		const before = await waymark.ledgerLength();
		for (const roadmap of ["london-vision", "no-such-roadmap"]) {
			const form = {
				intent: "end",
				organisation: "london-councils",
				role: "lead",
				addresses: "e@example.org",
			};
			const answer = await outsider.request.post(`/workspace/${roadmap}${end}`, { headers, form });
			expect([404, 405], `${roadmap}${end}`).toContain(answer.status());
		}
		expect(await waymark.ledgerLength()).toBe(before);
	}
	const stranger = await openAs(null);
	for (const path of [people, `${workspace}/partners/london-councils`, "/account", "/account/data.json"]) {
		await stranger.goto(path);
		expect(new URL(stranger.url()).pathname).toBe("/sign-in");
	}
	const page = await stranger.request.get(roadmapPath);
	expect(await page.text()).not.toContain("kim@example.org");
});

test("[O11] [X6] [X7] the page of an organisation has its people and duties; axe finds nothing on pages about people", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs(await coordinatorName(waymark), { viewport: { width: 320, height: 700 } });
	const [councils] = await waymark.query<{ id: string }>(
		"select id from person where name = 'London Councils lead'",
	);
	for (const path of [
		people,
		`${people}/invite`,
		`${people}/${councils?.id}/london-councils`,
		`${workspace}/partners/london-councils`,
		...["", "/name", "/e-mail", "/notifications", "/erase"].map((end) => `/account${end}`),
	]) {
		await page.goto(path);
		await expect(heading(page)).toBeVisible();
		expect(await sidewaysScroll(page), path).toBeLessThanOrEqual(0);
		expect(await axeFindings(page), path).toEqual([]);
	}
	await page.goto(`${workspace}/partners/london-councils`);
	await expect(page.locator("[data-person]").first()).toBeVisible();
	const leads = page.getByRole("region", { name: "What it leads" }).locator("[data-action]");
	await expect(leads).toContainText(["Shape national policy together"]);
	await expect(
		page.getByRole("region", { name: "What it supports" }).locator("[data-action]").first(),
	).toBeVisible();
});
