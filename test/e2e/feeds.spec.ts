import { axeFindings, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

for (const javaScriptEnabled of [false, true])
	test(`[N38] a reader finds calendar and feeds ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
		openAs,
		waymark,
	}) => {
		const page = await openAs(null, { javaScriptEnabled, viewport: { width: 320, height: 720 } });
		await page.goto(`${roadmapPath}/follow`);
		const main = page.getByRole("main");
		const calendar = `${waymark.origin}${roadmapPath}/calendar.ics`;
		await expect(main).toContainText(calendar);
		await expect(main.getByRole("link", { name: "Open in your calendar program" })).toHaveAttribute(
			"href",
			calendar.replace("http:", "webcal:"),
		);
		if (javaScriptEnabled) {
			expect(await axeFindings(page)).toEqual([]);
			expect(await sidewaysScroll(page)).toBe(0);
		}
		for (const [name, type, begins] of [
			["Download it as a file", "text/calendar", "BEGIN:VCALENDAR"],
			["Atom feed", "application/atom+xml", "<?xml"],
			["JSON feed", "application/feed+json", "{"],
		] as const) {
			const href = await main.getByRole("link", { name, exact: true }).getAttribute("href");
			const answer = await page.request.get(href ?? "");
			expect(answer.headers()["content-type"]).toContain(type);
			expect((await answer.text()).startsWith(begins)).toBe(true);
		}
		await page.goto(roadmapPath);
		await expect(page.getByRole("link", { name: "calendar of what is due" })).toHaveAttribute(
			"href",
			`${roadmapPath}/calendar.ics`,
		);
	});
