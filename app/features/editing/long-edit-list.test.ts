import { randomUUID } from "node:crypto";
import { createMemorySessionStorage } from "@remix-run/node";
import { expect, it } from "vitest";
import type { ActionFunctionArgs } from "#app/remix.ts";
import * as listRoute from "#app/routes/workspace/edit/list.tsx";
import * as newRoute from "#app/routes/workspace/edit/new.tsx";
import * as recordRoute from "#app/routes/workspace/edit/record.tsx";
import * as archiveRoute from "#app/routes/workspace/edit/record-archive.tsx";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { roadmapSlug, setUpEditing } from "#test/support/editing.ts";
import { nobody } from "#test/support/test-context.ts";
import { readEditHub } from "./read-edit-hub.server.ts";
import { type RecordListData, readRecordList } from "./read-record-list.server.ts";
import { requireKind } from "./record-kinds.server.ts";
import { headingWords, stretchWords } from "./stretch-words.ts";

/** The small partnership with four more workstreams, three of them long; archived and internal actions lie between the others. */
async function setUpLong(db: Db) {
	const stage = await setUpEditing(db);
	const action = await db.selectFrom("action").selectAll().executeTakeFirstOrThrow();
	const workstream = await db.selectFrom("workstream").selectAll().executeTakeFirstOrThrow();
	const sizes = { water: 150, none: 0, quays: 210, gone: 120 };
	const expected = ["open-clinic"];
	for (const [place, [slug, size]] of Object.entries(sizes).entries()) {
		const archived_at = slug === "gone" ? action.status_at : null;
		const made = { ...workstream, id: randomUUID(), slug, title: slug, position: place + 2, archived_at };
		await db.insertInto("workstream").values(made).execute();
		const rows = Array.from({ length: size }, (_, position) => ({
			...action,
			...{
				id: randomUUID(),
				workstream_id: made.id,
				slug: `${slug}-${position}`,
				title: `${slug} ${position}`,
			},
			...{ position, version: 1, internal: position % 7 === 3 ? (1 as const) : (0 as const) },
			archived_at: position % 10 === 9 ? action.status_at : null,
		}));
		for (let first = 0; first < size; first += 50)
			await db
				.insertInto("action")
				.values(rows.slice(first, first + 50))
				.execute();
		if (slug !== "gone") expected.push(...rows.flatMap((row) => (row.archived_at ? [] : [row.slug])));
	}
	const read = (search: string): Promise<RecordListData> =>
		readRecordList(db, stage.roadmap, requireKind("actions"), new URLSearchParams(search));
	return { ...stage, expected, read };
}

const slugsIn = ({ groups }: RecordListData) => groups.flatMap(({ items }) => items.map(({ slug }) => slug));

type Stage = Awaited<ReturnType<typeof setUpLong>>;

/** Sends the form of a page, as its coordinator does; returns where that leads. */
async function send(
	{ context: app, people }: Stage,
	action: (args: ActionFunctionArgs) => Promise<unknown>,
	params: Record<string, string>,
	fields: Record<string, string>,
): Promise<URL> {
	const sessions = createMemorySessionStorage({ cookie: { name: "session", secrets: ["only for tests"] } });
	const answer = await action({
		request: new Request("http://there/", { method: "POST", body: new URLSearchParams(fields) }),
		params: { roadmap: roadmapSlug, nouns: "actions", ...params },
		context: { ...nobody, app: { ...app, sessions }, person: people.coordinator },
	} as unknown as ActionFunctionArgs);
	if (!(answer instanceof Response)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
	return new URL(answer.headers.get("Location") ?? "", "http://there");
}

/** Presses a button of the list. */
async function press(stage: Stage, slug: string, direction: "up" | "down"): Promise<URL> {
	const { version } = await stage.db
		.selectFrom("action")
		.select("version")
		.where("slug", "=", slug)
		.executeTakeFirstOrThrow();
	return send(stage, listRoute.action, {}, { slug, direction, version: String(version) });
}

describeEachDatabase("the list of a long roadmap's actions to edit", (open) => {
	it("[R28] has every action on one page, in order, and says where a workstream goes on", async () => {
		const { read, expected } = await setUpLong(await open());
		const shown: string[] = [];
		const groups: unknown[] = [];
		for (const page of [1, 2, 3]) {
			const list = await read(`page=${page}`);
			expect(list.pages).toMatchObject({ page, pages: 3, total: expected.length });
			shown.push(...slugsIn(list));
			groups.push(list.groups.map((group) => [headingWords(group), stretchWords(group), group.items.length]));
		}
		expect(shown).toEqual(expected);
		expect(groups).toEqual([
			[
				["Together", null, 1],
				["water", "Actions 1 to 99 of 135: the others are on the pages after this one.", 99],
			],
			[
				["water (continued)", "Actions 100 to 135 of 135: the others are on the pages before this one.", 36],
				["none", null, 0],
				["quays", "Actions 1 to 64 of 189: the others are on the pages after this one.", 64],
			],
			[["quays (continued)", "Actions 65 to 189 of 189: the others are on the pages before this one.", 125]],
		]);
		expect(slugsIn(await read("page=99"))).toEqual(slugsIn(await read("page=3")));
		expect(slugsIn(await read("page=x"))).toEqual(slugsIn(await read("")));
	});

	it("[R29] only the first of a workstream has no way up, and only its last none down, wherever a page begins", async () => {
		const { read } = await setUpLong(await open());
		const ends: [string, string][] = [];
		for (const page of [1, 2, 3])
			for (const { items } of (await read(`page=${page}`)).groups)
				for (const { slug, isFirst, isLast } of items)
					if (isFirst || isLast)
						ends.push([slug, [isFirst && "first", isLast && "last"].filter(Boolean).join(" ")]);
		expect(ends).toEqual([
			["open-clinic", "first last"],
			["water-0", "first"],
			["water-148", "last"],
			["quays-0", "first"],
			["quays-208", "last"],
		]);
	});

	it("[R29] moving over the edge of a page leads to the page where the action is then", async () => {
		const stage = await setUpLong(await open());
		const { read } = stage;
		const second = slugsIn(await read("page=2"));
		const first = second[0] ?? "";
		const before = slugsIn(await read("page=1")).at(-1) ?? "";
		const there = await press(stage, first, "up");
		expect(there.pathname).toBe("/workspace/small/edit/actions");
		expect(there.hash).toBe(`#at-${first}`);
		const list = await read(there.search);
		expect(list.pages).toMatchObject({ page: 1 });
		expect(slugsIn(list).at(-1)).toBe(first);
		expect(slugsIn(await read("page=2"))).toEqual([before, ...second.slice(1)]);
		const back = await press(stage, first, "down");
		expect((await read(back.search)).pages).toMatchObject({ page: 2 });
		expect(slugsIn(await read(back.search))).toEqual(second);
	});

	it("[R29] whoever adds, edits or archives an action is led to the page where it is, or was", async () => {
		const stage = await setUpLong(await open());
		const { read, typedAction } = stage;
		const { id: workstreamId = "" } = (await read("page=2")).groups[0] ?? {};
		const wish = typedAction({ title: "Paint it", workstreamId, version: "0" });
		const added = await send(stage, newRoute.action, {}, wish);
		const list = await read(added.search);
		expect(list.pages).toMatchObject({ page: 2 });
		expect(list.groups[0]?.items.at(-1)?.slug).toBe("paint-it");
		const edit = { ...wish, title: "Renewed", version: "1" };
		const edited = await send(stage, recordRoute.action, { record: "paint-it" }, edit);
		expect((await read(edited.search)).groups[0]?.items.at(-1)?.title).toBe("Renewed");
		const archived = await send(stage, archiveRoute.action, { record: "paint-it" }, { version: "2" });
		expect((await read(archived.search)).pages).toMatchObject({ page: 2 });
		for (const { pathname } of [added, edited, archived])
			expect(pathname).toBe("/workspace/small/edit/actions");
	});

	it("[R29] an archived action is looked for where it was; one that nothing shows is looked for nowhere", async () => {
		const { read } = await setUpLong(await open());
		expect((await read("at=quays-139")).pages).toMatchObject({ page: 3 });
		expect((await read("at=quays-139&page=1")).pages).toMatchObject({ page: 3 });
		for (const slug of ["gone-1", "never", ""])
			expect((await read(`at=${slug}&page=2`)).pages).toMatchObject({ page: 2 });
	});

	it("[R30] the page above counts what the lists show, and what is archived", async () => {
		const { db, roadmap, expected } = await setUpLong(await open());
		await db.updateTable("partner").set({ archived_at: roadmap.created_at }).execute();
		const hub = await readEditHub(db, roadmap);
		expect(hub.kinds.map(({ nouns, count, archived }) => [nouns, count, archived])).toEqual([
			["organisations", 0, 4],
			["workstreams", 4, 1],
			["actions", expected.length, 15 + 21 + 12],
			["measures", 0, 0],
		]);
		expect(hub.archivedCount).toBe(4 + 1 + 48);
	});
});
