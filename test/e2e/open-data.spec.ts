import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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

test("[N20] a page of another site reads answers and files, asks again with their tag, and is told what is wrong", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/status of 404/);
	const other = createServer((_request, response) => {
		response.writeHead(200, { "Content-Type": "text/html" }).end("<title>Another site</title>");
	});
	await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
	const page = await openAs(null);
	try {
		await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
		const seen = await page.evaluate(
			async ([origin, path]) => {
				const actions = `${origin}/api/v1/roadmaps${path}/actions?status=at-risk`;
				const first = await fetch(actions);
				const tag = first.headers.get("ETag") ?? "";
				const again = await fetch(actions, { headers: { "If-None-Match": tag } });
				const wrong = await fetch(`${origin}/api/v1/nothing`);
				const file = await fetch(`${origin}${path}/data/actions.csv`);
				const { detail } = await wrong.json();
				return { tag, statuses: [first, again, wrong, file].map(({ status }) => status), detail };
			},
			[waymark.origin, roadmapPath] as const,
		);
		expect(seen).toEqual({
			tag: expect.stringMatching(/^"/),
			statuses: [200, 304, 404, 200],
			detail: expect.stringContaining("/api says"),
		});
	} finally {
		other.close();
	}
});
