import { expect, roadmapPath, test } from "./support/test.ts";

test("[L1] a change of status is on a colleague's page and on the public page without a reload", async ({
	openAs,
	waymark,
}, info) => {
	const slug = waymark.query<{ slug: string }>(
		"select a.slug from action a join organisation o on o.id = a.lead_organisation_id where o.slug = 'london-councils' and a.status != 'at-risk' limit 1",
	)[0]?.slug;
	const [lead, colleague, reader] = [
		await openAs("London Councils lead"),
		await openAs("NHS England lead"),
		await openAs(null),
	];
	await colleague.goto(`/workspace${roadmapPath}/actions/${slug}`);
	await reader.goto(`${roadmapPath}/actions/${slug}`);
	await lead.goto(`/workspace${roadmapPath}/actions/${slug}`);
	await expect(lead.locator("[data-presence]")).toContainText("NHS England lead (NHS England)");
	await colleague.evaluate(() => Object.assign(window, { stillHere: true }));
	await reader.evaluate(() => Object.assign(window, { stillHere: true }));

	await lead.getByText("Change the status").click();
	await lead.getByRole("radio", { name: "At risk" }).check();
	await lead.getByLabel("Why?").fill("The grant ends in March.");
	await lead.getByLabel("What will be done, or whose help is needed?").fill("Ask the boroughs for a bridge.");
	const started = Date.now();
	await lead.getByRole("button", { name: "Save the status" }).click();
	await Promise.all(
		[colleague, reader].map((page) =>
			expect(page.getByRole("main")).toContainText("The grant ends in March.", { timeout: 10_000 }),
		),
	);
	info.annotations.push({ type: "measured", description: `both screens after ${Date.now() - started} ms` });
	await expect(reader.getByRole("main")).toContainText("Ask the boroughs for a bridge.");
	for (const page of [colleague, reader]) expect(await page.evaluate(() => "stillHere" in window)).toBe(true);
	await expect(colleague.locator("[data-announcer]")).toHaveText("1 action updated");
	await expect(lead.getByRole("alert")).toContainText("The status is now “At risk”, on the public page too.");
});
