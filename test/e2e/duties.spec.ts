import type { Page } from "@playwright/test";
import { CountedPerson } from "./support/counted-person.ts";
import { axeFindings, expect, sidewaysScroll, test } from "./support/test.ts";

const person = "Public Health England lead";
const duties = (page: Page) => page.getByRole("region", { name: "Our Vision for London" });
const banner = (page: Page) => page.locator(".govuk-notification-banner");
const summary = (page: Page) => page.locator(".govuk-error-summary");
const confirm = (page: Page, slug: string) =>
	page.locator(`[data-action="${slug}"]`).getByRole("button", { name: /^Still .*, nothing new/ });

/** The actions of this person with how they go, in the order in which they are listed. */
const listed = (page: Page) =>
	duties(page)
		.locator("[data-action]")
		.evaluateAll((lines) =>
			lines.map((line) => ({
				slug: line.getAttribute("data-action") ?? "",
				status: line.querySelector(".app-action__status strong")?.textContent?.trim() ?? "",
			})),
		);

test("[G21] a lead brings eight actions up to date from their duties: five with one click, three with one form each", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs(person);
	const all = await listed(page);
	expect(all).toHaveLength(8);
	expect(await axeFindings(page)).toEqual([]);
	const lead = new CountedPerson(page);
	const begun = performance.now();
	const ledger = await waymark.ledgerLength();
	const news = [
		{
			from: "Off track",
			to: "At risk",
			reason: "Two of three boroughs are in.",
			path: "We ask the third one.",
		},
		{ from: "Not started", to: "On track", reason: "Work began this month.", path: "" },
		{ from: "On track", to: "Complete", reason: "The guide is out.", path: "" },
	];
	const changed = news.map(({ from, ...wish }) => {
		const found = all.find(({ status }) => status === from);
		if (!found) throw new Error(`No action is ${from}: ${JSON.stringify(all)}`);
		return { ...wish, slug: found.slug };
	});
	for (const { slug } of all) {
		const line = duties(page).locator(`[data-action="${slug}"]`);
		const title = (await line.locator(".app-action__title").textContent()) ?? "";
		lead.decide();
		const wish = changed.find((change) => change.slug === slug);
		if (!wish) {
			await lead.click(confirm(page, slug));
			await expect(banner(page)).toContainText(`It is on record: “${title}” is still`);
			continue;
		}
		await lead.click(line.getByRole("link", { name: "Change the status" }));
		await lead.click(page.getByRole("radio", { name: wish.to }));
		await lead.type(page.getByLabel("Why?"), wish.reason);
		if (wish.path) await lead.type(page.getByLabel("What will be done"), wish.path);
		await lead.click(page.getByRole("button", { name: "Save the status" }));
		await expect(banner(page)).toContainText(`The status is now “${wish.to}”`);
		await expect(page).toHaveURL(/\/workspace$/);
	}
	const took = Math.round((performance.now() - begun) / 1_000);
	process.stdout.write(
		`  counted: ${JSON.stringify(lead.steps)}; ${lead.seconds} s for a person, and the machine took ${took} s\n`,
	);
	// Five clicks; three times a link, a choice and a button; four fields to go to.
	expect(lead.steps).toMatchObject({ clicks: 18, fields: 4, decisions: 8 });
	expect(lead.steps.documents).toBeLessThanOrEqual(3);
	expect(lead.seconds).toBeLessThan(300);
	expect((await waymark.ledgerLength()) - ledger).toBe(8);
	expect(await axeFindings(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 800 });
	expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
});

test("[G21] the one click works without JavaScript, and whoever was overtaken is told and can click again", async ({
	openAs,
	complaints,
}) => {
	complaints.expected.push(/status of 40[09]/);
	const plain = await openAs(person, { javaScriptEnabled: false });
	const other = await openAs(person);
	const slug = (await listed(other)).find(({ status }) => status === "On track")?.slug ?? "";
	await confirm(plain, slug).click();
	await expect(banner(plain)).toContainText("is still “On track”");
	await confirm(other, slug).click();
	await expect(summary(other)).toContainText(person);
	await confirm(other, slug).click();
	await expect(banner(other)).toContainText("is still “On track”");
	await plain.locator(`[data-action="${slug}"]`).getByRole("link", { name: "Change the status" }).click();
	await plain.getByRole("button", { name: "Save the status" }).click();
	await expect(summary(plain)).toBeVisible();
	await plain.getByLabel("Why?").fill("More of it is done.");
	await plain.getByRole("radio", { name: "Complete" }).check();
	await plain.getByRole("button", { name: "Save the status" }).click();
	await expect(plain).toHaveURL(/\/workspace$/);
	await expect(banner(plain)).toContainText("The status is now “Complete”");
	await expect(confirm(plain, slug)).toHaveCount(0);
});
