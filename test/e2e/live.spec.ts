import { expect, roadmapPath, test } from "./support/test.ts";

test("[L1] a change of status is on a colleague's page and on the public page without a reload", async ({
	openAs,
}, info) => {
	const slug = "improve-services-in-partnership";
	const [lead, colleague, reader] = [
		await openAs("NHS England lead"),
		await openAs("London Councils lead"),
		await openAs(null),
	];
	await colleague.goto(`/workspace${roadmapPath}/actions/${slug}`);
	await reader.goto(`${roadmapPath}/actions/${slug}`);
	await lead.goto(`/workspace${roadmapPath}/actions/${slug}`);
	await expect(lead.locator("[data-presence]")).toContainText("London Councils lead (London Councils)");
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
