import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

const pages = [
	["Help", "/help"],
	["Accessibility", "/accessibility"],
	["Cookies", "/cookies"],
	["Privacy", "/privacy"],
] as const;

for (const [name, path] of pages) {
	test(`[J1] ${path}: its title, no finding of axe, no sideways scrolling`, async ({ openAs }) => {
		const page = await openAs(null, { viewport: { width: 320, height: 640 } });
		await page.goto(path);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
		expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
		expect(await axeFindings(page)).toEqual([]);
	});
}

test("[J1] every page links to them at its foot, in the same order", async ({ openAs, complaints }) => {
	complaints.expected.push(/status of 404/);
	const partner = await openAs("London Councils lead");
	const reader = await openAs(null);
	for (const [page, path] of [
		[reader, "/"],
		[reader, roadmapPath],
		[reader, "/sign-in"],
		[reader, "/help"],
		[reader, "/no-such-roadmap"],
		[partner, "/workspace"],
		[partner, "/workspace/settings"],
	] as const) {
		await page.goto(path);
		const links = page.getByRole("contentinfo").getByRole("link");
		const found = await links.evaluateAll((all) =>
			all.map((link) => [link.textContent, link.getAttribute("href")]),
		);
		expect(found.slice(0, pages.length)).toEqual(pages);
		// Below them is only the licence of what is on the roadmaps.
		for (const [text] of found.slice(pages.length)) expect(text).toBe("Open Government Licence v3.0");
	}
});

test("[J1] the cookies that the page names are those that browsers get", async ({ openAs }) => {
	const page = await openAs("London Councils lead");
	await page.goto("/cookies");
	const [cookie] = await page.context().cookies();
	await expect(page.getByRole("main").getByText(cookie?.name ?? "none", { exact: true })).toBeVisible();
});
