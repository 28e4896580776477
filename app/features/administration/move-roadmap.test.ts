import { expect, it } from "vitest";
import type { AppContext } from "#app/context.server.ts";
import { pastRoadmap } from "#app/domain/past-roadmap.ts";
import { readState } from "#app/features/as-at/read-state.server.ts";
import { loadRoadmap } from "#app/features/loading/load-roadmap.server.ts";
import { createRoadmap } from "#app/features/new-roadmap/create-roadmap.server.ts";
import { readHomePage } from "#app/features/public/home-page.server.ts";
import type { Db } from "#db/database.ts";
import { insertPerson } from "#db/queries/accounts.ts";
import { insertMembership } from "#db/queries/membership-writes.ts";
import { listRoadmapsOf } from "#db/queries/memberships.ts";
import { findRoadmap } from "#db/queries/roadmaps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { roadmapSlug, setUpEditing } from "#test/support/editing.ts";
import { roadmapRow } from "#test/support/roadmap-row.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import { moveRoadmap, readRoadmapOrder } from "./move-roadmap.server.ts";

/** The small roadmap, which the administrator coordinates, between one for everybody and a draft of others. */
async function setUp(db: Db) {
	const stage = await setUpEditing(db);
	const { people, roadmap } = stage;
	const rows = [
		{ ...roadmapRow("before"), position: 0 },
		{ ...roadmapRow("draft", { published: 0 }), position: 1 },
		{ ...roadmapRow("attic"), position: 3, archived_at: "2026-01-06T09:00:00.000Z" },
	];
	await db.insertInto("roadmap").values(rows).execute();
	await db.updateTable("roadmap").set({ position: 2 }).where("id", "=", roadmap.id).execute();
	const administrator = { ...people.coordinator, administrator: true };
	const move = (direction: "up" | "down", version: number, slug = roadmapSlug) =>
		moveRoadmap(stage.context, administrator, { slug, version, direction });
	const order = async () =>
		(await db.selectFrom("roadmap").select("slug").orderBy("position").execute()).map(({ slug }) => slug);
	const moves = () =>
		db
			.selectFrom("change")
			.innerJoin("roadmap", "roadmap.id", "change.roadmap_id")
			.select(["slug", "kind", "from_value", "to_value", "public", "person_id", "organisation_id"])
			.orderBy("slug")
			.orderBy("change.revision")
			.execute();
	return { ...stage, administrator, move, order, moves };
}

async function load(db: Db, slug: string, title: string): Promise<void> {
	const file = smallRoadmap();
	Object.assign(file.roadmap, { slug, title });
	const options = { digest: slug, now: new Date("2026-11-01T09:00:00.000Z"), publish: true };
	expect(await loadRoadmap(db, file, options)).toMatchObject({ outcome: "loaded" });
}

const publicSlugs = async (context: AppContext, search = "") =>
	(await readHomePage(context, new URLSearchParams(search))).roadmaps.map(({ slug }) => slug);

describeEachDatabase("the order of the roadmaps", (open) => {
	it("[R24] moving changes places with the neighbour that the administrator sees, and says so for both", async () => {
		const { context, people, organisations, administrator, published, move, order, moves } = await setUp(
			await open(),
		);
		const seen = await readRoadmapOrder(context, administrator);
		expect(seen.map(({ href }) => href)).toEqual(["/before", "/workspace/small"]);
		expect(await move("up", 1)).toEqual({ ok: true, value: { title: "Roadmap small" } });
		expect(await order()).toEqual(["small", "draft", "before", "attic"]);
		const said = { kind: "roadmap-moved", public: 0, person_id: people.coordinator.id };
		expect(await moves()).toEqual([
			{
				...said,
				slug: "before",
				from_value: '{"position":0}',
				to_value: '{"position":2}',
				organisation_id: null,
			},
			{
				...{ ...said, slug: "small", from_value: '{"position":2}', to_value: '{"position":0}' },
				organisation_id: organisations.office,
			},
		]);
		// Whoever keeps public answers is told of both.
		expect(published).toHaveLength(2);
		expect(await publicSlugs(context)).toEqual(["small", "before"]);
	});

	it("[R24] once only, within the list, and by administrators only", async () => {
		const { context, people, administrator, published, move, order, moves } = await setUp(await open());
		const command = { slug: roadmapSlug, version: 1, direction: "up" } as const;
		for (const person of [people.coordinator, people.councilLead])
			expect(await moveRoadmap(context, person, command)).toMatchObject({ code: "not-found" });
		expect(await move("down", 1)).toMatchObject({ code: "invalid", message: "This is the last already." });
		const away = await move("up", 1, "nowhere");
		expect(away).toMatchObject({ code: "stale" });
		expect(await move("down", 1, "draft")).toEqual(away);
		expect(await move("up", 1, "attic")).toEqual(away);
		expect(await moves()).toEqual([]);
		const both = await Promise.all([1, 2].map(() => moveRoadmap(context, administrator, command)));
		expect(both.map((each) => (each.ok ? "done" : each.code)).toSorted()).toEqual(["done", "stale"]);
		expect(await order()).toEqual(["small", "draft", "before", "attic"]);
		expect(await moves()).toHaveLength(2);
		expect(published).toHaveLength(2);
	});

	it("[R24] those that came with one number are moved like others, and a new one comes last", async () => {
		const { db, context, administrator, move, order } = await setUp(await open());
		await db.updateTable("roadmap").set({ position: 7 }).execute();
		// By title: attic, before, draft, small.
		expect(await move("up", 1)).toMatchObject({ ok: true });
		expect(await order()).toEqual(["attic", "small", "draft", "before"]);
		const typed = {
			...{ title: "A title that comes first", slug: "another", summary: "New.", ambition: "More." },
			...{ startsOn: "2026-04-01", endsOn: "2030-03-31", secretariat: "Office", secretariatKind: "group" },
		};
		expect(await createRoadmap(context, administrator, typed)).toMatchObject({ ok: true });
		expect(await order()).toEqual(["attic", "small", "draft", "before", "another"]);
	});

	it("[R25] the public reads the list in its order, as at a past day in that of the day, and so do partners", async () => {
		const db = await open();
		const { context } = testContext(db);
		await load(db, "first", "Z comes first");
		await load(db, "second", "A comes second");
		const at = testNow.toISOString();
		const id = (await insertPerson(db, { name: "Ada Lovelace", email: "ada@example.org", at })) ?? "";
		const administrator = { id, name: "Ada Lovelace", administrator: true, memberships: [] };
		expect(await publicSlugs(context)).toEqual(["first", "second"]);
		const moved = { slug: "second", version: 1, direction: "up" } as const;
		expect(await moveRoadmap(context, administrator, moved)).toMatchObject({ ok: true });
		expect(await publicSlugs(context)).toEqual(["second", "first"]);
		expect(await publicSlugs(context, "as-at=2026-11-10")).toEqual(["first", "second"]);
		// The place is in the list, not on the roadmap: rebuilt from its ledger, that is as it was.
		const present = await findRoadmap(db, "second");
		const state = await readState(db, present?.id ?? "", present?.revision ?? 0);
		expect(pastRoadmap(state)).toEqual(present);
		const [organisation] = await db.selectFrom("organisation").select("id").execute();
		const role = { personId: id, organisationId: organisation?.id ?? "" };
		for (const { id: roadmapId } of await db.selectFrom("roadmap").select("id").execute())
			await insertMembership(db, { ...role, roadmapId }, "observer");
		expect((await listRoadmapsOf(db, id)).map(({ slug }) => slug)).toEqual(["second", "first"]);
	});
});
