import { afterEach, expect, test } from "vitest";
import { escapeMarkup } from "#app/domain/escape-markup.ts";
import { feedLinks } from "#app/features/feeds/feed-links.ts";
import { withdrawUpdate } from "#app/features/updates/withdraw-update.server.ts";
import type { Db } from "#db/database.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { longAgo } from "#test/support/partnership.ts";
import { feedsStage, pages } from "./feeds-stage.ts";
import { addressOf, readAtom, readJson } from "./read-feeds.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});
async function stageOn(...given: Parameters<typeof feedsStage>) {
	const stage = await feedsStage(...given);
	closers.push(stage.close);
	return stage;
}

async function archive(db: Db, actionId: string) {
	await db.updateTable("action").set({ archived_at: longAgo }).where("id", "=", actionId).execute();
}

describeEachDatabase("feeds", (open) => {
	test("[N30] Atom and JSON Feed of each page hold what changed on it, and lead to themselves and to it", async () => {
		const { app, feed, change, publish } = await stageOn(await open());
		await change("The lease is late.");
		await publish(3, "Spring", "<p>We <strong>began</strong>.</p>");
		for (const [, path] of Object.values(pages)) {
			const { atom, json } = await feed(path);
			const [read, same] = [readAtom(atom), readJson(json)];
			expect(addressOf(read.link, "self")).toBe(`${app.origin()}${path}/changes.atom`);
			expect(addressOf(read.link, "alternate")).toBe(app.origin() + path);
			expect([same.home_page_url, same.feed_url]).toEqual([
				app.origin() + path,
				`${app.origin()}${path}/changes.json`,
			]);
			expect(read.entry.map(({ title }) => title["#text"])).toEqual([
				"Spring (update 3 on “Open a clinic”)",
				"Open a clinic: The council changed the status from On track to At risk.",
			]);
			expect(same.items.map(({ id }) => id)).toEqual(read.entry.map(({ id }) => id));
			expect(same.items.map(({ date_modified }) => date_modified)).toEqual(
				read.entry.map(({ updated }) => updated),
			);
			expect(read.updated).toBe(read.entry[0]?.updated);
			expect(read.entry[0]?.content["#text"]).toBe("<p>We <strong>began</strong>.</p>");
			expect(read.entry[1]?.content["#text"]).toContain("<p>Reason: The lease is late.</p>");
			expect(read.entry.map((entry) => addressOf(entry.link, "alternate"))).toEqual([
				`${app.origin()}/small/updates/3`,
				`${app.origin()}/small/actions/open-clinic`,
			]);
			expect(read.entry.map((entry) => entry.author.name)).toEqual(["The council", "The council"]);
		}
		expect(readAtom((await feed("/small/partners/charity")).atom).entry).toEqual([]);
	});

	test("[N30] names stay when titles and addresses change, and no two things have the same", async () => {
		const db = await open();
		const { feed, change, publish, forget, roadmap } = await stageOn(db);
		await change("One.");
		await change("Two.", "off-track");
		await publish(1, "Spring", "<p>Text</p>");
		const before = readAtom((await feed("/small")).atom);
		await db.updateTable("roadmap").set({ title: "Another", slug: "other" }).execute();
		await db.updateTable("action").set({ title: "Another action", slug: "moved" }).execute();
		forget(`roadmap:${roadmap.id}`);
		const after = readAtom((await feed("/other")).atom);
		expect(after.id).toBe(before.id);
		expect(after.entry.map(({ id }) => id)).toEqual(before.entry.map(({ id }) => id));
		const feeds = await Promise.all(
			["/other", "/other/actions/moved", "/other/workstreams/together", "/other/partners/council"].map(
				async (path) => readAtom((await feed(path)).atom).id,
			),
		);
		expect(new Set([...feeds, ...after.entry.map(({ id }) => id)]).size).toBe(4 + 3);
	});

	test("[N30] holds the newest 50, and what came with a file as one", async () => {
		const db = await open();
		const { feed, roadmap, action } = await stageOn(db);
		const line = (day: number, said: boolean) => ({
			kind: "status-confirmed" as const,
			...{ from: null, to: { status: "on-track" as const } },
			subject: { type: "action" as const, id: action.id },
			...{ public: true, reason: `Number ${day}.`, personId: null, onBehalfOfId: null },
			organisationId: said ? action.lead_organisation_id : null,
			at: new Date(Date.UTC(2026, 0, day)).toISOString(),
		});
		const loaded = {
			...{ kind: "roadmap-added" as const, from: null, to: { title: "Small", slug: "small" } },
			subject: { type: "roadmap" as const, id: roadmap.id },
			...{
				public: true,
				reason: null,
				personId: null,
				organisationId: null,
				onBehalfOfId: null,
				at: longAgo,
			},
		} as never;
		await db.transaction().execute(async (trx) => {
			await appendChanges(trx, roadmap.id, [loaded, ...Array.from({ length: 30 }, () => line(1, false))]);
			await appendChanges(
				trx,
				roadmap.id,
				Array.from({ length: 30 }, (_, index) => line(index + 10, true)),
			);
		});
		const few = readAtom((await feed("/small")).atom);
		expect(few.entry.length).toBe(31);
		expect(few.entry.at(-1)?.title["#text"]).toContain("when the roadmap was loaded");
		await db.transaction().execute((trx) =>
			appendChanges(
				trx,
				roadmap.id,
				Array.from({ length: 600 }, (_, index) => line(index + 40, true)),
			),
		);
		const { entry } = readAtom((await feed("/small/actions/open-clinic")).atom);
		expect(entry.length).toBe(50);
		expect(entry[0]?.content["#text"]).toContain("Number 639.");
		expect(entry.at(-1)?.content["#text"]).toContain("Number 590.");
	});

	test("[N31] a correction moves the stamp of an update, and a withdrawn one gives its reason for its text", async () => {
		const { app, people, feed, publish, correct, later } = await stageOn(await open());
		const id = await publish(1, "Spring", "<p>We begn.</p>");
		const first = readAtom((await feed("/small")).atom).entry[0];
		await correct(id, "Spring", "<p>We began.</p>", "A slip.");
		const corrected = readAtom((await feed("/small")).atom).entry[0];
		expect([corrected?.id, corrected?.published]).toEqual([first?.id, first?.published]);
		expect(corrected && first && corrected.updated > first.updated).toBe(true);
		expect(corrected?.content["#text"]).toMatch(/^<p>We began\.<\/p><p>Corrected on .*: A slip\.<\/p>$/);
		later();
		const where = { roadmapSlug: "small", actionSlug: "open-clinic", number: 1, reason: "It was wrong." };
		expect((await withdrawUpdate(app, people.councilLead, where)).ok).toBe(true);
		const { atom, json } = await feed("/small");
		const now = readAtom(atom).entry.find((entry) => entry.id === first?.id);
		expect(now?.title["#text"]).toContain("Withdrawn: Spring");
		expect(now?.content["#text"]).toContain("Reason: It was wrong.");
		expect(now && corrected && now.updated > corrected.updated).toBe(true);
		for (const { body } of [atom, json]) expect(body.toString()).not.toContain("We began");
	});

	test("[N32] whatever was typed is text, and text in any script stays", async () => {
		const db = await open();
		const { feed, change, publish, forget, roadmap } = await stageOn(db);
		const kept = `</title><script>alert(1)</script> ]]> ]]> &amp; & "q" 'a' Łódź मुंबई 東京 🏳️‍🌈`;
		const storable = `\u000b${kept}\u0008`;
		await change(storable);
		await publish(1, storable, "<p>a ]]> b ]]> c</p>");
		await db.updateTable("roadmap").set({ title: storable }).execute();
		await db.updateTable("action").set({ title: storable }).execute();
		await db.updateTable("organisation").set({ name: storable }).where("slug", "=", "council").execute();
		forget(`roadmap:${roadmap.id}`);
		const { atom, json } = await feed("/small");
		expect(atom.body.toString()).not.toContain("<script");
		const [read, same] = [readAtom(atom), readJson(json)];
		const shown = (html: string) =>
			html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
		expect(read.title).toBe(`What has changed: ${kept}`);
		expect(same.title).toBe(`What has changed: ${kept}`);
		const [update, status] = read.entry;
		// A title is HTML: its markup is shown, not made.
		expect(update?.title["#text"]).not.toMatch(/<|>/);
		expect(shown(update?.title["#text"] ?? "")).toContain(kept);
		expect(same.items[0]?.title).toContain(kept);
		expect(update?.content["#text"]).toBe("<p>a ]]&gt; b ]]&gt; c</p>");
		expect(status?.content["#text"]).toContain("&lt;script&gt;");
		// Some databases take these, others do not.
		expect(escapeMarkup("\u0000a\ud800b\uffff")).toBe("ab");
		expect(same.items[1]?.content_html).toContain("&lt;script&gt;");
	});

	test("[N33] nothing internal, archived or unpublished is told, and no names of people", async () => {
		const db = await open();
		const { ask, feed, change, publish, forget, roadmap, action, people } = await stageOn(db);
		await change("SECRET-REASON");
		await publish(1, "SECRET-UPDATE", "<p>SECRET-TEXT</p>");
		const everything = async () => {
			forget(`roadmap:${roadmap.id}`);
			const all = await Promise.all(Object.values(pages).map(([, path]) => feed(path)));
			return all.flatMap(({ atom, json }) => [atom, json]);
		};
		const told = await everything();
		for (const { status, body } of told) {
			expect(status).toBe(200);
			expect(body.toString()).toContain("SECRET-REASON");
			for (const { name } of Object.values(people)) expect(body.toString()).not.toContain(name);
		}
		const nothing = async (path: string, like: string) => {
			for (const suffix of ["/changes.atom", "/changes.json"]) {
				const [there, nowhere] = [await ask(path + suffix), await ask(like + suffix)];
				expect([there.status, { ...there.headers, date: "" }]).toEqual([
					404,
					{ ...nowhere.headers, date: "" },
				]);
				expect(there.body.equals(nowhere.body)).toBe(true);
			}
		};
		const internal = async (value: 0 | 1) =>
			db.updateTable("action").set({ internal: value }).where("id", "=", action.id).execute();
		await internal(1);
		for (const { status, body } of await everything())
			if (status === 200) expect(body.toString()).not.toContain("SECRET");
		await nothing("/small/actions/open-clinic", "/small/actions/nothing");
		await internal(0);
		await archive(db, action.id);
		for (const { status, body } of await everything())
			if (status === 200) expect(body.toString()).not.toContain("SECRET");
		await nothing("/small/actions/open-clinic", "/small/actions/nothing");
		await db.updateTable("roadmap").set({ published: 0 }).execute();
		forget(`roadmap:${roadmap.id}`);
		for (const [, path] of Object.values(pages)) await nothing(path, path.replace("small", "nowhere"));
	});

	test("[N34] feeds have their types and a tag, are kept for every site, and are new after a change", async () => {
		const { ask, change, stats } = await stageOn(await open());
		for (const [format, type] of [
			["atom", "application/atom+xml; charset=utf-8"],
			["json", "application/feed+json; charset=utf-8"],
		]) {
			const address = `/small/changes.${format}`;
			const first = await ask(address);
			expect(first.headers).toMatchObject({
				"content-type": type,
				"access-control-allow-origin": "*",
				"cross-origin-resource-policy": "cross-origin",
				"x-content-type-options": "nosniff",
			});
			const renders = stats().renders;
			const tag = { "if-none-match": String(first.headers.etag) };
			expect((await ask(`${address}?utm_source=x`, tag)).status).toBe(304);
			expect(stats().renders).toBe(renders);
			await change(`News for ${format}.`, format === "atom" ? "at-risk" : "off-track");
			const next = await ask(address, tag);
			expect([next.status, next.body.toString().includes(`News for ${format}.`)]).toEqual([200, true]);
			expect((await ask(address, { "accept-encoding": "br" })).headers["content-encoding"]).toBe("br");
		}
	});

	test("[N35] pages name their feeds in their heads; pages of a past day do not", async () => {
		const db = await open();
		const { ask } = await stageOn(db);
		for (const [, path] of Object.values(pages)) {
			if (path.includes("partners")) continue;
			const page = (await ask(path)).body.toString();
			const head = page.slice(0, page.indexOf("</head>"));
			for (const [type, format] of [
				["application/atom+xml", "atom"],
				["application/feed+json", "json"],
			])
				expect(head).toMatch(
					new RegExp(
						`<link rel="alternate" type="${type?.replace("+", "\\+")}" href="${path}/changes\\.${format}"`,
					),
				);
			expect(page.slice(page.indexOf("</head>"))).toContain(`href="${path}/changes.atom"`);
		}
		expect(feedLinks({ asAt: "2026-01-01" }, "/small", "Small")).toEqual([]);
	});
});
