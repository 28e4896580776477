import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { pageOfActions, readPageNumber } from "#app/domain/action-parts.ts";
import { loadDemo } from "#app/features/loading/load-demo.server.ts";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import { actionsOnPage, beginningsOf } from "../actions/part-of-list.ts";
import { canonicalPath } from "../head/page-meta.tsx";
import { readRoadmapPage, shortPages } from "./roadmap-page.server.ts";
import { RoadmapPage } from "./roadmap-page.tsx";
import { readWorkstreamPage } from "./workstream-page.server.ts";
import { WorkstreamPage } from "./workstream-page.tsx";

const demoFolder = join(import.meta.dirname, "../../../db/demo");
const roadmap = "london-vision";
const there = <T,>(page: T | null): T => {
	if (page === null) throw new Error("There is no such page");
	return page;
};
const actionsIn = (html: string) =>
	[...html.matchAll(/class="govuk-link app-action__title" href="[^"]*\/actions\/([^"?]+)/g)].map(
		([, slug]) => slug,
	);
const linksIn = (html: string, words: RegExp) =>
	[...html.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>([^<]*(?:<!-- -->[^<]*)*)<\/a>/g)].flatMap(
		([, href = "", text = ""]) =>
			words.test(text.replaceAll("<!-- -->", "")) ? [href.replaceAll("&amp;", "&")] : [],
	);

it("[P27] a part of a list is never empty where there is something, whatever is asked for", () => {
	const total = actionsOnPage * 2 + 1;
	const partOf = (wished: string | null, of = total) => pageOfActions(of, readPageNumber(wished), shortPages);
	for (const wished of [null, "", "0", "-1", "x", "1.5", "99999999999"])
		expect(partOf(wished)).toEqual({ page: 1, pages: 3, total, from: 1, to: actionsOnPage });
	for (const wished of ["3", "4"]) expect(partOf(wished)).toMatchObject({ page: 3, from: total, to: total });
	expect(partOf("2", 0)).toEqual({ page: 1, pages: 1, total: 0, from: 0, to: 0 });
	expect(beginningsOf([], [])).toEqual([]);
	expect(canonicalPath("/a", "?page=2", null)).toBe("/a?page=2");
	expect(canonicalPath("/a", "?page=2&as-at=2026-01-01", "2026-01-01")).toBe("/a?page=2&as-at=2026-01-01");
	expect(canonicalPath("/a", "?page=2&status=on-track", null)).toBe("/a");
});

describeEachDatabase("a long list", (open) => {
	it("[P27] of a roadmap shows the first of each workstream, and its links lead to every action once, in order", async () => {
		const db = await open();
		await loadDemo(db, { now: testNow, demoFolder });
		const { context } = testContext(db);
		/** What an address shows, all parts of it, by following its links as a reader would. */
		const follow = async (address: string): Promise<string[]> => {
			const { pathname, searchParams } = new URL(address, "http://there");
			const [, , kind, slug = ""] = pathname.split("/");
			const html =
				kind === undefined
					? renderToStaticMarkup(
							<RoadmapPage {...there(await readRoadmapPage(context, roadmap, searchParams))} />,
						)
					: renderToStaticMarkup(
							<WorkstreamPage {...there(await readWorkstreamPage(context, roadmap, slug, searchParams))} />,
						);
			const shown = actionsIn(html).map(String);
			expect(shown.length).toBeLessThanOrEqual(actionsOnPage);
			const [more] = linksIn(html, /^More actions$/);
			const rests = linksIn(html, /^All \d+ actions? of “/);
			if (more) return [...shown, ...(await follow(more))];
			if (rests.length === 0) return shown;
			const all: string[] = [];
			for (const rest of rests) all.push(...(await follow(rest)));
			// Workstreams that are shown whole have no such link.
			return [...new Set([...all, ...shown])];
		};
		const slugs = async (query: (of: Db) => Promise<{ slug: string }[]>) =>
			(await query(db)).map(({ slug }) => slug).sort();
		const all = await slugs((of) => selectActions(of).execute());
		expect(all).toHaveLength(125);
		expect((await follow(`/${roadmap}`)).sort()).toEqual(all);
		const onTrack = await slugs((of) => selectActions(of).where("status", "=", "on-track").execute());
		expect(onTrack.length).toBeGreaterThan(actionsOnPage);
		expect((await follow(`/${roadmap}?status=on-track`)).sort()).toEqual(onTrack);

		// All in one workstream, so that one of them is more than a page.
		const [one] = await db
			.selectFrom("workstream")
			.select(["workstream.id", "workstream.slug"])
			.innerJoin("roadmap", "roadmap.id", "workstream.roadmap_id")
			.where("roadmap.slug", "=", roadmap)
			.execute();
		await db
			.updateTable("action")
			.set({ workstream_id: one?.id ?? "" })
			.where("slug", "in", all)
			.execute();
		const ordered = await follow(`/${roadmap}/workstreams/${one?.slug}`);
		expect(new Set(ordered).size).toBe(125);
		expect([...ordered].sort()).toEqual(all);
		expect(await follow(`/${roadmap}?workstream=${one?.slug}`)).toEqual(ordered);
		expect((await follow(`/${roadmap}?status=on-track`)).sort()).toEqual(onTrack);
	}, 60_000);
});

const selectActions = (db: Db) =>
	db
		.selectFrom("action")
		.innerJoin("roadmap", "roadmap.id", "action.roadmap_id")
		.select("action.slug")
		.where("roadmap.slug", "=", roadmap);
