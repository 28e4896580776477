import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

for (const width of [390, 1280])
	test(`[N12] from the roadmap to a file, ${width} pixels wide`, async ({ openAs }) => {
		const page = await openAs(null, { viewport: { width, height: 800 } });
		await page.goto(roadmapPath);
		await page.getByRole("link", { name: "Use the data" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Use the data");
		await page.getByText("The 25 columns of actions.csv").click();
		await expect(page.getByText("original_due_on", { exact: true })).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);
		expect(await sidewaysScroll(page)).toBe(0);
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("link", { name: "Download actions.csv" }).click(),
		]);
		expect(download.suggestedFilename()).toBe("fast-track-cities-london-actions.csv");
		const dataset = await page.locator('script[type="application/ld+json"]').textContent();
		expect(JSON.parse(dataset ?? "")).toMatchObject({ "@type": "Dataset" });
	});

test("[N22] the page about the API is well built, wide and narrow", async ({ openAs }) => {
	for (const width of [320, 1280]) {
		const page = await openAs(null, { viewport: { width, height: 800 } });
		await page.goto("/api");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("The read API");
		expect(await axeFindings(page)).toEqual([]);
		expect(await sidewaysScroll(page)).toBe(0);
	}
});
