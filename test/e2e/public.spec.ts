import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

const actionPath = `${roadmapPath}/actions/bring-leaders-on-board`;
const publicPages = [
	["the roadmaps", "/"],
	["a roadmap", roadmapPath],
	["a roadmap, filtered", `${roadmapPath}?status=at-risk&organisation=nhs-england`],
	[
		"a roadmap, filtered by everything",
		`${roadmapPath}?status=on-track&workstream=delivering-together&organisation=nhs-england&due=six-months&due-by=2040`,
	],
	["a roadmap where nothing matches", `${roadmapPath}?status=stopped`],
	["a roadmap with unknown filters", `${roadmapPath}?status=brilliant&organisation=nobody`],
	["the large roadmap", "/london-vision"],
	["a workstream", `${roadmapPath}/workstreams/delivering-together`],
	["an action", actionPath],
	["the partners", `${roadmapPath}/partners`],
	["a partner", `${roadmapPath}/partners/nhs-england`],
	["the measures", `${roadmapPath}/measures`],
	["the updates", `${roadmapPath}/updates`],
	["the search", `${roadmapPath}/search`],
	["what a search found", `${roadmapPath}/search?q=hiv`],
	["a search without a hit", `${roadmapPath}/search?q=zanzibar`],
	["the sign-in page", "/sign-in"],
	["a page that does not exist", `${roadmapPath}/actions/no-such-action`],
] as const;

test("[X5] a reader without JavaScript finds what was promised, by whom, by when, and how it goes", async ({
	openAs,
}) => {
	const page = await openAs(null, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await page.goto("/");
	await page.getByRole("link", { name: "Fast-Track Cities London" }).first().click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fast-Track Cities London");
	for (const workstream of [
		"Leading across boundaries",
		"Advocating for London",
		"Delivering together",
		"Communicating and engaging",
	])
		await expect(page.getByRole("heading", { name: workstream }).first()).toBeVisible();

	await page.getByText("Filter these actions").click();
	await page.getByRole("checkbox", { name: "On track" }).check();
	await page.getByRole("button", { name: "Show actions" }).click();
	await expect(page).toHaveURL(/status=on-track/);
	await expect(page.locator(".app-action .app-status").first()).toHaveText("On track");
	const statuses = await page.locator(".app-action .app-status").allTextContents();
	expect(new Set(statuses)).toEqual(new Set(["On track"]));

	await page.locator(".app-action a").first().click();
	await expect(page).toHaveURL(/\/actions\//);
	const main = page.getByRole("main");
	for (const words of ["On track", "Lead", "Supporting", "Originally due", "Milestones", "illustrative"])
		await expect(main).toContainText(words);
});

for (const [name, path] of publicPages) {
	test(`[X6] [X7] ${name}: axe finds nothing, and nothing scrolls sideways at 320 px`, async ({
		openAs,
		complaints,
	}) => {
		complaints.expected.push(/status of 404/);
		const page = await openAs(null, { viewport: { width: 320, height: 640 } });
		await page.goto(path);
		expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
		expect(await axeFindings(page)).toEqual([]);
		await page.setViewportSize({ width: 1280, height: 900 });
		expect(await axeFindings(page)).toEqual([]);
		const heading = await page.getByRole("heading", { level: 1 }).textContent();
		expect(heading?.length).toBeLessThanOrEqual(65);
	});
}

test("[X8] public pages set no cookie, load the live part and no script of the workspace, and are alike for everybody", async ({
	openAs,
}) => {
	const reader = await openAs(null);
	const scripts: string[] = [];
	reader.on("request", (request) => {
		if (request.resourceType() === "script") scripts.push(request.url());
	});
	await reader.goto(roadmapPath);
	await reader.goto(actionPath);
	const names = () =>
		[...new Set(scripts.map((url) => new URL(url).pathname.replace(/-\w+\.js$/, "")))].sort();
	await expect.poll(names).toEqual(["/assets/public-client", "/assets/public-loader"]);
	expect(await reader.context().cookies()).toEqual([]);
	expect(await reader.locator("script:not([src])").count()).toBe(0);

	const partner = await openAs("London Councils lead");
	for (const path of [roadmapPath, actionPath]) {
		const [mine, theirs] = await Promise.all([partner.request.get(path), reader.request.get(path)]);
		expect(await mine.text()).toBe(await theirs.text());
	}
});
