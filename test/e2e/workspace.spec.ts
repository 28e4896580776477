import type { Page } from "@playwright/test";
import {
	axeFindings,
	coordinatorName,
	expect,
	nameOfRole,
	roadmapPath,
	sidewaysScroll,
	test,
} from "./support/test.ts";

const workspace = `/workspace${roadmapPath}`;

/** The one action that London Councils lead. */
const action = `${workspace}/actions/shape-national-policy`;

const openForm = (page: Page) => page.getByText("Change the status", { exact: true }).click();

test("[W10] a lead sees their own actions first, and narrows the list", async ({ openAs }) => {
	const page = await openAs("London Councils lead");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your workspace");
	await page.getByRole("link", { name: "Fast-Track Cities London", exact: true }).click();
	await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("Yours, worst first");
	const actions = page.locator(".app-action");
	await expect(actions).toHaveCount(14);
	await page.getByRole("checkbox", { name: "Only what I answer for" }).check();
	await page.getByRole("button", { name: "Show" }).click();
	await expect(page).toHaveURL(/mine=1/);
	await expect(actions).toHaveCount(1);
	await expect(actions).toContainText("Shape national policy together");
	await page.getByLabel("Status", { exact: true }).selectOption("Stopped");
	await page.getByRole("button", { name: "Show" }).click();
	await expect(page.getByText("No action matches.")).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
	test(`[W11] [W1] the form for a status helps, with${javaScriptEnabled ? "" : "out"} JavaScript`, async ({
		openAs,
		waymark,
		complaints,
	}) => {
		complaints.expected.push(/status of 400/);
		const page = await openAs("London Councils lead", { javaScriptEnabled });
		await page.goto(action);
		const before = await waymark.ledgerLength();
		await openForm(page);
		await expect(page.getByText("It may be late or fall short unless something changes.")).toBeVisible();
		await page.getByRole("radio", { name: "At risk" }).check();
		await page.getByLabel("Why?").fill("Typed, and not to be lost.");
		await page.getByRole("button", { name: "Save the status" }).click();

		const summary = page.locator(".govuk-error-summary");
		await expect(summary).toContainText("Say what will be done, or whose help is needed.");
		await expect(page.getByLabel("Why?")).toHaveValue("Typed, and not to be lost.");
		await expect(page.getByRole("radio", { name: "At risk" })).toBeChecked();
		if (javaScriptEnabled) {
			await expect(summary).toBeFocused();
			expect(await axeFindings(page)).toEqual([]);
		}
		await summary.getByRole("link").click();
		await expect(page.getByLabel("What will be done, or whose help is needed?")).toBeFocused();
		expect(await waymark.ledgerLength()).toBe(before);

		await page.getByLabel("What will be done, or whose help is needed?").fill("Ask the boroughs.");
		await page.getByRole("button", { name: "Save the status" }).click();
		await expect(page.locator(".govuk-notification-banner")).toContainText("The status is now “At risk”");
		expect(await waymark.ledgerLength()).toBe(before + 1);
	});
}

test("[W4] a form that was overtaken says who changed what, keeps what was typed, and then saves", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/status of 409/);
	const [lead, coordinator] = [
		await openAs("London Councils lead"),
		await openAs(await coordinatorName(waymark)),
	];
	await lead.goto(action);
	await openForm(lead);
	await lead.getByRole("radio", { name: "Paused" }).check();
	await lead.getByLabel("Why?").fill("We wait for the grant.");
	await lead.getByLabel("What will be done, or whose help is needed?").fill("Decide in May.");

	await coordinator.goto(action);
	await coordinator.getByRole("button", { name: /^Still .*, nothing new$/ }).click();
	await expect(coordinator.locator(".govuk-notification-banner")).toContainText("It is on record");
	await expect(lead.locator("[data-announcer]")).toHaveText("1 action updated");
	await expect(lead.getByLabel("Why?")).toHaveValue("We wait for the grant.");

	await lead.getByRole("button", { name: "Save the status" }).click();
	await expect(lead.locator(".govuk-error-summary")).toContainText(
		`While you were writing, ${await coordinatorName(waymark)} said that the status is still true`,
	);
	await expect(lead.getByLabel("Why?")).toHaveValue("We wait for the grant.");
	await expect(lead.getByRole("radio", { name: "Paused" })).toBeChecked();
	expect(await axeFindings(lead)).toEqual([]);
	await lead.getByRole("button", { name: "Save the status" }).click();
	await expect(lead.locator(".govuk-notification-banner")).toContainText("The status is now “Paused”");
});

test("[W6] a due date moves with the keyboard alone, and the original stays on the public page", async ({
	openAs,

	complaints,
}) => {
	complaints.expected.push(/status of 400/);
	const page = await openAs("London Councils lead");
	await page.goto(action);
	await page.getByRole("link", { name: "Change the due date" }).focus();
	await page.keyboard.press("Enter");
	await page.waitForURL("**/due-date");
	await page.getByRole("button", { name: "Move the due date" }).focus();
	await page.keyboard.press("Enter");
	await expect(page.locator(".govuk-error-summary")).toContainText("Enter a real date");
	expect(await axeFindings(page)).toEqual([]);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(page.getByLabel("Day")).toBeFocused();
	for (const typed of ["30", "6", "2041", "The grant came late.", "The Leadership Group"]) {
		await page.keyboard.type(typed);
		await page.keyboard.press("Tab");
	}
	await page.keyboard.press("Enter");
	await expect(page.locator(".govuk-notification-banner")).toContainText("The due date was moved.");
	await page.goto(action.replace("/workspace", ""));
	await expect(page.getByRole("main")).toContainText("30 June 2041");
	await expect(page.getByRole("main")).toContainText(/original/i);
});

test("[W7] the lead becomes the owner of an action", async ({ openAs }) => {
	const page = await openAs("London Councils lead");
	await page.goto(`${action}/owner`);
	expect(await axeFindings(page)).toEqual([]);
	await page.getByRole("radio", { name: "London Councils lead" }).check();
	await page.getByRole("button", { name: "Save the owner" }).click();
	await expect(page.locator(".app-facts")).toContainText("London Councils lead");
});

test("[X6] [X7] every page of the workspace: axe finds nothing, and nothing scrolls sideways at 320 px", async ({
	openAs,
	waymark,
}) => {
	for (const person of ["London Councils lead", await nameOfRole(waymark, "observer")]) {
		const page = await openAs(person, { viewport: { width: 320, height: 700 } });
		const mine = ["/due-date", "/owner", "/narrative", "/publish"].map((end) => action + end);
		const pages = person === "London Councils lead" ? mine : [];
		for (const path of ["/workspace", workspace, action, ...pages]) {
			await page.goto(path);
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			expect(await sidewaysScroll(page), path).toBeLessThanOrEqual(0);
			expect(await axeFindings(page), path).toEqual([]);
		}
	}
});

test("[W4] a form that finds no server keeps what was typed, and is sent again", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/WebSocket connection|ERR_CONNECTION_REFUSED|Failed to fetch/);
	// Remix cannot read the page that a proxy answers with when nothing is behind it.
	complaints.expected.push(/^SyntaxError\s+at/);
	const page = await openAs("London Councils lead");
	await page.goto(action);
	await openForm(page);
	await page.getByRole("radio", { name: "On track" }).check();
	await page.getByLabel("Why?").fill("The minister has agreed.");
	await waymark.kill("SIGKILL");
	await page.getByRole("button", { name: "Save the status" }).click();
	await expect(page.locator(".govuk-error-summary")).toContainText("The server cannot be reached");
	await expect(page.getByLabel("Why?")).toHaveValue("The minister has agreed.");
	await waymark.start();
	await page.getByRole("button", { name: "Save the status" }).click();
	await expect(page.locator(".govuk-notification-banner")).toContainText("The status is now “On track”");
});

test("[W12] a milestone is marked as reached, and the public page shows it", async ({
	openAs,
	complaints,
}) => {
	complaints.expected.push(/status of 400/);
	const page = await openAs("London Councils lead");
	await page.goto(action);
	await page.getByRole("link", { name: /^Change the milestone/ }).click();
	for (const [label, value] of [
		["Day", "31"],
		["Month", "12"],
		["Year", "2999"],
	] as const)
		await page.getByLabel(label).fill(value);
	await page.getByRole("button", { name: "Save the milestone" }).click();
	await expect(page.locator(".govuk-error-summary")).toContainText("cannot be reached in the future");
	await expect(page.getByLabel("Year")).toHaveValue("2999");
	expect(await axeFindings(page)).toEqual([]);
	await page.getByLabel("Year").fill("2025");
	await page.getByRole("button", { name: "Save the milestone" }).click();
	await expect(page.locator(".govuk-notification-banner")).toContainText("The milestone was changed.");
	await page.goto(action.replace("/workspace", ""));
	await expect(page.getByRole("main")).toContainText("Reached on 31 December 2025");
	await expect(page.locator("[data-live=history]")).toContainText("as reached on 31 December 2025");
});
