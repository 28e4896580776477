import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { AsAtProvider } from "#app/features/as-at/keep-as-at.tsx";
import { setStage } from "#test/history/stage.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { readRoadmapPage } from "./roadmap-page.server.ts";
import { RoadmapPage } from "./roadmap-page.tsx";

describeEachDatabase("the filter of a roadmap's page", (open) => {
	it("[P21] is said in words, and holds as at another day, by what was overdue on that day", async () => {
		const stage = await setStage(await open(), "march");
		stage.pass(24);
		const moved = await changeDueDate(stage.context, stage.councilLead, {
			...{ roadmapSlug: "march", actionSlug: "open-clinic", version: 1 },
			...{ dueOn: "2027-12-31", reason: "No builder.", agreedBy: "All" },
		});
		expect(moved.ok).toBe(true);
		stage.pass(24 * 7);
		const query =
			"status=at-risk&status=off-track&workstream=together&organisation=trust&due=overdue&due-by=2026";
		const read = async (asAt: string) => {
			const page = await readRoadmapPage(stage.context, "march", new URLSearchParams(`${query}${asAt}`));
			if (!page) throw new Error("There is no such page");
			const html = renderToStaticMarkup(
				<AsAtProvider value={page.asAt}>
					<RoadmapPage {...page} />
				</AsAtProvider>,
			);
			return { html, shown: page.workstreams.flatMap((w) => w.actions.map(({ slug }) => slug)) };
		};
		const then = await read("&as-at=2026-03-02");
		expect(then.shown).toEqual(["open-clinic"]);
		expect((await read("")).shown).toEqual([]);
		for (const words of [
			"At risk or Off track",
			"In “Together”",
			"Led or supported by The trust",
			"Overdue",
			"Due by 31 December 2026",
		])
			expect(then.html).toContain(`<li class="app-filtered__part">${words}</li>`);
		expect(then.html).toContain('href="/march?as-at=2026-03-02#actions"');
		for (const [name, value] of [
			["status", "off-track"],
			["workstream", "together"],
			["due-by", "2026"],
		])
			expect(then.html).toContain(`<input type="hidden" name="${name}" value="${value}"/>`);
		await stage.close();
	});
});
