import { join } from "node:path";
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { AppContext } from "#app/context.server.ts";
import { placedWords, wordsOfSearch } from "#app/domain/search-words.ts";
import { loadRoadmap } from "#app/features/loading/load-roadmap.server.ts";
import { readRoadmapSource } from "#app/features/loading/read-roadmap-source.server.ts";
import type { Db } from "#db/database.ts";
import { edit, editingOfEach, editingStep } from "#test/history/editing-steps.ts";
import { setStage } from "#test/history/stage.ts";
import { oneOfEach, step, take } from "#test/history/steps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import { presentSource } from "../public/present-source.server.ts";
import { findPublicRoadmap } from "../public/public-view.server.ts";
import { readSearchPage } from "./search-page.server.ts";
import { SearchPage } from "./search-page.tsx";

/** What a search finds, all pages of it, by kind and in its order. */
async function search(context: AppContext, slug: string, q: string) {
	const found: Record<string, string[]> = {};
	for (const kind of ["action", "update", "measure"]) {
		found[kind] = [];
		for (let page = 1, pages = 1; page <= pages; page++) {
			const shown = await readSearchPage(
				context,
				slug,
				new URLSearchParams({ q, in: kind, page: String(page) }),
			);
			if (!shown) throw new Error("The public sees nothing");
			pages = shown.pages;
			const { actions, updates, measures } = shown;
			found[kind].push(
				...actions.map(({ action }) => action.slug),
				...updates.map(({ number }) => String(number)),
			);
			found[kind].push(...measures.map((measure) => measure.slug));
		}
	}
	return found;
}

interface Text {
	key: string;
	title: string;
	body: string;
}

/** What it must find: everything that the public pages show is looked through, word by word. */
function readThrough({ actions, updates, measures }: Awaited<ReturnType<typeof publicTexts>>, q: string) {
	const wanted = wordsOfSearch(q);
	const has = (text: string) => {
		const words = placedWords(text).map(({ word }) => word);
		return wanted.length > 0 && wanted.every((wish) => words.some((word) => word.startsWith(wish)));
	};
	const keys = (texts: Text[]) => [
		...texts.filter(({ title }) => has(title)).map(({ key }) => key),
		...texts.filter(({ title, body }) => !has(title) && has(`${title} ${body}`)).map(({ key }) => key),
	];
	return { action: keys(actions), update: keys(updates), measure: keys(measures) };
}

async function publicTexts(context: AppContext, slug: string) {
	const roadmap = await findPublicRoadmap(context, slug);
	if (!roadmap) throw new Error("The public sees nothing");
	const source = presentSource(context.db, roadmap, "2026-11-20");
	const actions: Text[] = [];
	for (const { slug: key, title } of (await source.listActions()).flatMap(
		(workstream) => workstream.actions,
	)) {
		const action = await source.findAction(key);
		if (!action) throw new Error("A listed action is not there");
		const steps = action.milestones.map((milestone) => milestone.title);
		actions.push({
			key,
			title,
			body: [action.description, action.statusReason, action.statusPath, ...steps].join(" "),
		});
	}
	const measures = (await source.listEveryMeasure()).map(
		({ slug: key, name, definition, interpretation }) => ({
			...{ key, title: name, body: `${definition} ${interpretation ?? ""}` },
		}),
	);
	const updates = (await source.listNewestUpdates({ limit: 1000 })).map(({ number, title, text }) => ({
		...{ key: String(number), title, body: text },
	}));
	return { actions, updates, measures };
}

async function loadDemo(db: Db, slug: string) {
	const source = await readRoadmapSource(join(import.meta.dirname, `../../../db/demo/${slug}.json`));
	if (!source.ok) throw new Error("The demo file is broken");
	await loadRoadmap(db, source.file, { digest: source.digest, now: testNow, publish: true });
}

const entriesOf = (db: Db) => db.selectFrom("search_entry").selectAll().orderBy("number").execute();

describeEachDatabase("the search", (open) => {
	it("[T1] of the demo roadmaps finds what a reader of every page finds, title first", async () => {
		const db = await open();
		const { context } = testContext(db);
		for (const slug of ["fast-track-cities-london", "london-vision"]) {
			await loadDemo(db, slug);
			const texts = await publicTexts(context, slug);
			const { actions, updates, measures } = texts;
			const all = [...actions, ...updates, ...measures].flatMap(({ title, body }) =>
				placedWords(`${title} ${body}`),
			);
			const random = fc.sample(
				fc.subarray([...new Set(all.map(({ word }) => word))], { minLength: 1, maxLength: 2 }),
				{
					numRuns: 25,
					seed: 13,
				},
			);
			const searches = [
				"HIV",
				"testing",
				"tests in London",
				"stigma",
				"2030",
				"nhs england",
				"a",
				"air quality",
			];
			let hits = 0;
			for (const q of [...searches, ...random.map((words) => words.join(" "))]) {
				const found = await search(context, slug, q);
				expect(found, q).toEqual(readThrough(texts, q));
				hits += Object.values(found).flat().length;
			}
			expect(hits).toBeGreaterThan(100);
		}
	});

	it("[T3] [T4] follows every change: what is public now is found, and nothing else", async () => {
		const db = await open();
		const stage = await setStage(db, "lived");
		const random = fc.sample(fc.oneof(step, editingStep), { numRuns: 40, seed: 4 });
		try {
			for (const wish of [...oneOfEach, ...editingOfEach, ...random]) {
				stage.pass(5);
				await ("kind" in wish ? edit(stage, wish) : take(stage, wish));
				const { slug } = await db.selectFrom("roadmap").select("slug").executeTakeFirstOrThrow();
				const texts = await publicTexts(stage.context, slug);
				for (const q of ["open", "clinic", "so it is", "ask", "the"])
					expect(await search(stage.context, slug, q), q).toEqual(readThrough(texts, q));
			}
		} finally {
			await stage.close();
		}
	});

	it("[T3] finds nothing internal, withdrawn or unpublished, and no draft", async () => {
		const db = await open();
		const { context } = testContext(db);
		await loadDemo(db, "fast-track-cities-london");
		const of = async (q: string) =>
			Object.values(await search(context, "fast-track-cities-london", q)).flat();
		const hide = { internal: 1 as const, title: "Zanzibar", description: "Xylophone" };
		const action = await db.selectFrom("action").selectAll().orderBy("slug").executeTakeFirstOrThrow();
		await db.updateTable("action").set(hide).where("id", "=", action.id).execute();
		await db
			.updateTable("roadmap")
			.set((eb) => ({ revision: eb("revision", "+", 1) }))
			.execute();
		expect(await of("zanzibar")).toEqual([]);
		expect(await of("xylophone")).toEqual([]);
		expect((await entriesOf(db)).filter(({ subject_id }) => subject_id === action.id)).toEqual([]);
		await db.updateTable("roadmap").set({ published: 0 }).execute();
		expect(
			await readSearchPage(context, "fast-track-cities-london", new URLSearchParams("q=hiv")),
		).toBeNull();
	});

	it("[T4] writes only the entries that differ, once, however many ask at the same time", async () => {
		const db = await open();
		const { context } = testContext(db);
		await loadDemo(db, "fast-track-cities-london");
		const ask = () => readSearchPage(context, "fast-track-cities-london", new URLSearchParams("q=hiv"));
		const pages = await Promise.all([ask(), ask(), ask(), ask()]);
		expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
		const before = await entriesOf(db);
		const action = await db.selectFrom("action").selectAll().orderBy("slug").executeTakeFirstOrThrow();
		await db.updateTable("action").set({ title: "Zanzibar" }).where("id", "=", action.id).execute();
		await db
			.updateTable("roadmap")
			.set((eb) => ({ revision: eb("revision", "+", 1) }))
			.execute();
		await ask();
		const after = await entriesOf(db);
		expect(after.map(({ number }) => number)).toEqual(before.map(({ number }) => number));
		const changed = after.filter((entry, place) => entry.title !== before[place]?.title);
		expect(changed).toEqual([expect.objectContaining({ subject_id: action.id, title_words: "zanzibar" })]);
	});

	it("[T7] takes whatever is typed", async () => {
		const db = await open();
		const { context } = testContext(db);
		await loadDemo(db, "fast-track-cities-london");
		const typed = fc.oneof(
			fc.string({ unit: "binary", maxLength: 300 }),
			fc.constantFrom(
				"'",
				'"',
				"\\",
				"hiv'",
				'"hiv',
				"hiv OR 1=1",
				"hiv*",
				"title_words : hiv",
				"^hiv",
				"-hiv",
				"hiv NEAR(x)",
			),
		);
		await fc.assert(
			fc.asyncProperty(typed, fc.string(), async (q, kind) => {
				const page = await readSearchPage(
					context,
					"fast-track-cities-london",
					new URLSearchParams({ q, in: kind, page: kind }),
				);
				expect(page?.readable).toBe(wordsOfSearch(q.trim()).length > 0);
			}),
			{ numRuns: 80, seed: 7 },
		);
	});

	it("[T5] [T6] shows what was found with its place, and what to do when nothing is", async () => {
		const db = await open();
		const { context } = testContext(db);
		await loadDemo(db, "london-vision");
		const html = async (query: string) => {
			const page = await readSearchPage(context, "london-vision", new URLSearchParams(query));
			if (!page) throw new Error("The public sees nothing");
			return renderToStaticMarkup(<SearchPage {...page} />);
		};
		const found = await html("q=health");
		expect(found).toContain("<mark>health</mark>");
		const [, all] = /All (\d+) actions/.exec(found) ?? [];
		expect(Number(all)).toBeGreaterThan(20);
		expect(found).toContain('href="/london-vision/search?q=health&amp;in=action"');
		const second = await html("q=health&in=action&page=2");
		expect(second).toContain("Page 2 of ");
		expect(second).toContain("Previous page");
		expect(await html("q=zanzibar")).toContain("Try fewer words");
		expect(await html("q=%3F%3F")).toContain("There is no word in it");
		expect(await html("q=%3Cscript%3E")).not.toContain("<script>");
	});
});
