import { randomUUID } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { readTimelinePage } from "#app/features/pictures/timeline-page.server.ts";
import { TimelinePage } from "#app/features/pictures/timeline-page.tsx";
import { readRoadmap } from "#app/features/workspace/read-roadmap.server.ts";
import { findRoadmap } from "#db/queries/roadmaps.ts";
import { setStage } from "#test/history/stage.ts";
import { describeEachDatabase } from "#test/support/databases.ts";

const there = <T,>(page: T | null | undefined): T => {
	if (!page) throw new Error("There is no such page");
	return page;
};

describeEachDatabase("a roadmap of many actions", (open) => {
	it("[P30] [P31] has each of them on one page of its timeline, in order, and on one page of its partners' list", async () => {
		const db = await open();
		const stage = await setStage(db, "many");
		const first = await db
			.selectFrom("action")
			.selectAll()
			.where("slug", "=", "open-clinic")
			.executeTakeFirstOrThrow();
		const own = await db
			.selectFrom("action")
			.select("id")
			.where("roadmap_id", "=", first.roadmap_id)
			.execute();
		for (let i = 0; i < 240; i++)
			await db
				.insertInto("action")
				.values({
					...{ ...first, id: randomUUID(), slug: `more-${i}`, title: `More ${i}`, position: 100 + i },
					...{ status: i % 3 === 0 ? "complete" : "on-track", internal: i === 7 ? 1 : 0 },
				})
				.execute();
		const search = (query: string) => new URLSearchParams(query);
		const slugsOf = (page: { workstreams: { actions: { slug: string }[] }[] }) =>
			page.workstreams.flatMap(({ actions }) => actions.map(({ slug }) => slug));
		const pagesOf = async (read: (query: string) => Promise<string[]>, pages: number, query = "") => {
			const all = [];
			for (let page = 1; page <= pages; page++) all.push(...(await read(`${query}&page=${page}`)));
			return all;
		};
		const copies = Array.from({ length: 240 }, (_, i) => `more-${i}`);
		const visible = copies.filter((slug) => slug !== "more-7");
		const onTimeline = await pagesOf(
			async (query) => slugsOf(there(await readTimelinePage(stage.context, "many", search(query)))),
			2,
		);
		expect(onTimeline).toHaveLength(own.length + 239);
		expect(onTimeline.filter((slug) => slug.startsWith("more-"))).toEqual(visible);
		expect(new Set(onTimeline).size).toBe(onTimeline.length);
		const last = there(await readTimelinePage(stage.context, "many", search("page=9&from=2019&to=2020")));
		expect(last.pages).toMatchObject({ page: 2, pages: 2 });
		expect(renderToStaticMarkup(<TimelinePage {...last} />)).toContain(
			'href="/many/timeline?from=2019&amp;to=2020&amp;page=1#shown"',
		);
		const roadmap = there(await findRoadmap(db, "many"));
		const forPartners = await pagesOf(async (query) => {
			const read = await readRoadmap(stage.context, stage.councilLead, roadmap, search(query));
			return [...read.mine.map(({ slug }) => slug), ...slugsOf({ workstreams: read.others })];
		}, 2);
		expect(forPartners.filter((slug) => slug.startsWith("more-")).sort()).toEqual([...copies].sort());
		expect(new Set(forPartners).size).toBe(forPartners.length);
		await stage.close();
	}, 60_000);
});
