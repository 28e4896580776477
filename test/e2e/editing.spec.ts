import type { Page } from "@playwright/test";
import { axeFindings, coordinatorName, expect, sidewaysScroll, test } from "./support/test.ts";
import type { Waymark } from "./support/waymark.ts";

/** Makes a person of the demo an administrator, as `npm run admin` would. */
const makeAdministrator = (waymark: Waymark, name: string) =>
	waymark.query("update person set administrator = 1 where name = ?", name);

const done = (page: Page) => page.locator(".govuk-notification-banner--success");

async function fillDay(page: Page, legend: string, [day, month, year]: [string, string, string]) {
	const group = page.getByRole("group", { name: legend });
	await group.getByLabel("Day").fill(day);
	await group.getByLabel("Month").fill(month);
	await group.getByLabel("Year").fill(year);
}

const titles = (page: Page) => page.locator(".app-edit-list__title a").allInnerTexts();

test("[R20] an administrator makes a roadmap by hand, fills it, orders it, publishes it, archives and restores", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/status of (400|404)/);
	const name = await coordinatorName(waymark);
	await makeAdministrator(waymark, name);
	const page = await openAs(name, { viewport: { width: 1280, height: 900 } });
	const stranger = await openAs(null);

	await page.goto("/workspace");
	await page.getByRole("link", { name: "Add a roadmap" }).click();
	await page.getByRole("button", { name: "Make a roadmap by hand" }).click();
	await page.getByLabel("Title").fill("A healthier harbour");
	await page.getByLabel("Address").fill("workspace");
	await page.getByLabel("What is it about?").fill("What the harbour’s partners promised.");
	await page.getByLabel("Ambition").fill("Clean water by 2030.");
	await fillDay(page, "Start", ["1", "4", "2026"]);
	await fillDay(page, "End", ["31", "3", "2030"]);
	await page.getByLabel("Secretariat").fill("Harbour office");
	await page.getByLabel("Kind of organisation").selectOption("Group");
	await page.getByRole("button", { name: "Make the roadmap" }).click();
	await expect(page.locator(".govuk-error-summary")).toContainText("belongs to another page");
	await expect(page.getByLabel("Ambition")).toHaveValue("Clean water by 2030.");
	expect(await axeFindings(page)).toEqual([]);
	await page.getByLabel("Address").fill("harbour");
	await page.getByRole("button", { name: "Make the roadmap" }).click();
	await expect(done(page)).toContainText("“A healthier harbour” is made");
	await expect(page.getByText("There are no workstreams and no actions yet.")).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);

	const add = async (nouns: string, noun: string, fill: () => Promise<void>) => {
		await page.goto(`/workspace/harbour/edit/${nouns}/new`);
		await fill();
		await page.getByRole("button", { name: `Add the ${noun}` }).click();
		await expect(done(page)).toContainText("is added");
	};
	for (const title of ["Water", "Quays"])
		await add("workstreams", "workstream", async () => {
			await page.getByLabel("Title").fill(title);
			await page.getByLabel("What is it about?").fill(`About ${title}.`);
		});
	await add("organisations", "organisation", async () => {
		await page.getByLabel("Name").fill("River trust");
		await page.getByLabel("Kind of organisation").selectOption("Charity");
		await page.getByRole("radio", { name: /^Partner/ }).check();
	});
	for (const title of ["Test the water", "Dredge the basin", "Count the eels"])
		await add("actions", "action", async () => {
			await page.getByLabel("Title").fill(title);
			await page.getByLabel("Description").fill("In three places, every month.");
			await page.getByLabel("Workstream").selectOption("Water");
			await page.getByLabel("Lead organisation").selectOption("River trust");
			await page.getByLabel("Harbour office").check();
			await fillDay(page, "Due date (optional)", ["30", "6", "2027"]);
		});
	expect(await titles(page)).toEqual(["Test the water", "Dredge the basin", "Count the eels"]);
	await page.getByRole("button", { name: "Move up Count the eels" }).click();
	await expect(done(page)).toContainText("“Count the eels” moved up.");
	expect(await titles(page)).toEqual(["Test the water", "Count the eels", "Dredge the basin"]);
	expect(await axeFindings(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 800 });
	expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
	// On a phone, the way back is the page above, too.
	await expect(page.getByLabel("Breadcrumb").getByRole("link", { name: "Edit the roadmap" })).toBeVisible();
	await page.setViewportSize({ width: 1280, height: 900 });
	await add("measures", "measure", async () => {
		await page.getByLabel("What is measured?").fill("Oxygen in the water");
		await page.getByLabel("Definition").fill("Mean of twelve samples. Source: the river trust.");
		await page.getByLabel("Unit").fill("%");
		await page.getByRole("radio", { name: "Higher is better" }).check();
	});
	await page.goto("/workspace/harbour/edit/measures/oxygen-in-the-water/measurements");
	await page.getByLabel("Period").fill("2026");
	await page.getByLabel("Figure (%)").fill("71.5");
	await page.getByLabel("Provisional").check();
	await page.getByRole("button", { name: "Add the figure" }).click();
	await expect(done(page)).toContainText("The figure is added.");

	expect((await stranger.goto("/harbour"))?.status()).toBe(404);
	await page.goto("/workspace/harbour/edit/publication");
	await page.getByRole("button", { name: "Publish the roadmap" }).click();
	await expect(done(page)).toContainText("everybody can read it");
	await stranger.goto("/harbour");
	await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("A healthier harbour");
	await expect(stranger.getByText("Oxygen in the water").first()).toBeVisible();
	await expect(stranger.getByText("Count the eels")).toBeVisible();
	const text = (await stranger.locator("main").textContent()) ?? "";
	expect(text.indexOf("Count the eels")).toBeLessThan(text.indexOf("Dredge the basin"));

	await page.goto("/workspace");
	await page.getByRole("link", { name: "Order of the roadmaps" }).click();
	expect((await titles(page)).at(-1)).toBe("A healthier harbour");
	const up = page.getByRole("button", { name: "Move up A healthier harbour" });
	for (let place = (await titles(page)).length; place > 1; place--) {
		await up.press("Enter");
		await expect(page.locator(".app-edit-list__title a").nth(place - 2)).toHaveText("A healthier harbour");
	}
	await expect(done(page)).toContainText("“A healthier harbour” moved up.");
	expect(await axeFindings(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 800 });
	expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
	await page.setViewportSize({ width: 1280, height: 900 });
	await stranger.goto("/");
	await expect(stranger.locator(".app-card__title").first()).toHaveText("A healthier harbour");

	await page.goto("/workspace/harbour/edit/actions/count-the-eels/archive");
	await page.getByRole("button", { name: "Archive the action" }).click();
	await expect(done(page)).toContainText("“Count the eels” is archived.");
	expect((await stranger.goto("/harbour/actions/count-the-eels"))?.status()).toBe(404);
	await stranger.goto("/harbour");
	await expect(stranger.getByText("Count the eels")).toHaveCount(0);
	await page.goto("/workspace/harbour/edit/archived");
	expect(await axeFindings(page)).toEqual([]);
	await page.getByRole("button", { name: "Restore Count the eels" }).click();
	await expect(done(page)).toContainText("“Count the eels” is restored.");
	expect((await stranger.goto("/harbour/actions/count-the-eels"))?.status()).toBe(200);

	await page.goto("/workspace/harbour/edit/actions/count-the-eels/address");
	await page.getByLabel("Last part of the address").fill("count-eels");
	await page.getByRole("button", { name: "Change the address" }).click();
	await expect(done(page)).toContainText("The old one leads to it.");
	await stranger.goto("/harbour/actions/count-the-eels?from=letter");
	await expect(stranger).toHaveURL(/\/harbour\/actions\/count-eels\?from=letter$/);
});

test("[R21] the settings of the installation show on every page, the public ones at once", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/status of 400/);
	const name = await coordinatorName(waymark);
	await makeAdministrator(waymark, name);
	const stranger = await openAs(null);
	await stranger.goto("/fast-track-cities-london");
	await expect(stranger.locator(".app-header__name")).toHaveText("Waymark");
	const page = await openAs(name, { javaScriptEnabled: false });
	await page.goto("/workspace/administration/settings");
	await page.getByLabel("Name of the service").fill("Harbour roadmaps");
	await page.getByLabel("Accent colour").fill("#ffdd00");
	await page.getByRole("button", { name: "Save the settings" }).click();
	await expect(page.locator(".govuk-error-summary")).toContainText("Choose a darker colour.");
	await expect(page.getByLabel("Name of the service")).toHaveValue("Harbour roadmaps");
	await page.getByLabel("Accent colour").fill("#6b1f5c");
	await page.getByLabel("Logo (optional)").setInputFiles({
		name: "logo.png",
		mimeType: "image/png",
		buffer: Buffer.from(
			"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
			"base64",
		),
	});
	await page.getByRole("button", { name: "Save the settings" }).click();
	await expect(done(page)).toContainText("The settings are saved.");
	await stranger.goto("/fast-track-cities-london");
	await expect(stranger.locator(".app-header__name")).toHaveText("Harbour roadmaps");
	await expect(stranger.locator(".app-header")).toHaveCSS("background-color", "rgb(107, 31, 92)");
	await expect(stranger.locator(".app-header__logo")).toHaveJSProperty("naturalWidth", 1);
	expect(await axeFindings(stranger)).toEqual([]);
	await page.goto("/workspace/administration/settings");
	await page.getByLabel("Name of the service").fill("Waymark");
	await page.getByLabel("Accent colour").fill("");
	await page.getByLabel("Remove it").check();
	await page.getByRole("button", { name: "Save the settings" }).click();
	await expect(done(page)).toContainText("The settings are saved.");
});

test("[R22] a file with mistakes is told with every one by its place, and nothing is added", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/status of 400/);
	const name = await coordinatorName(waymark);
	await makeAdministrator(waymark, name);
	const page = await openAs(name);
	await page.goto("/workspace/new-roadmap/from-file");
	await page.getByLabel("File").setInputFiles({
		name: "roadmap.json",
		mimeType: "application/json",
		buffer: Buffer.from('{"roadmap":{"slug":"Wrong Slug"}}'),
	});
	await page.getByLabel("Secretariat").fill("Harbour office");
	await page.getByLabel("Kind of organisation").selectOption("Group");
	await page.getByRole("button", { name: "Make the roadmap" }).click();
	await expect(page.getByRole("heading", { name: "What to mend in the file" })).toBeVisible();
	await expect(page.locator(".app-problems")).toContainText("roadmap.slug: This is not a slug");
	await expect(page.getByLabel("Secretariat")).toHaveValue("Harbour office");
	expect(await axeFindings(page)).toEqual([]);
});
