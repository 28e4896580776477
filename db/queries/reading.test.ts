import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { loadRoadmap } from "#app/features/loading/load-roadmap.server.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import type { Db } from "../database.ts";
import { findAction } from "./action-details.ts";
import { listActions } from "./actions.ts";
import { listChanges } from "./changes.ts";
import { listMeasures } from "./measures.ts";
import { latestUpdateOf, listUpdatesOf } from "./published-updates.ts";
import { findRoadmap, listPublicRoadmaps } from "./roadmaps.ts";

/** Copies of an action under new slugs, in the given places of the list. */
async function copyAction(db: Db, id: string, over: { slug: string; position: number; internal?: 0 | 1 }) {
	const row = await db.selectFrom("action").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
	const copy = { ...row, id: randomUUID(), title: over.slug, ...over };
	await db.insertInto("action").values(copy).execute();
	return copy.id;
}

const command = (version: number, status: string) => ({
	roadmapSlug: "small",
	actionSlug: "open-clinic",
	version,
	status,
	reason: "The lease fell through.",
	path: "The trust finds another house.",
});

describeEachDatabase("what pages read", (open) => {
	it("[P9] the public list has published roadmaps only, and does not count internal actions", async () => {
		const db = await open();
		const { roadmap, action } = await addPartnership(db);
		await copyAction(db, action.id, { slug: "hidden", position: 2, internal: 1 });
		expect(await listPublicRoadmaps(db)).toEqual([
			expect.objectContaining({ slug: "small", workstreamCount: 1, actionCount: 1 }),
		]);
		await db.updateTable("roadmap").set({ published: 0 }).where("id", "=", roadmap.id).execute();
		expect(await listPublicRoadmaps(db)).toEqual([]);
	});

	it("[P9] a roadmap comes with its partners in their order; an unknown slug is nothing", async () => {
		const db = await open();
		await addPartnership(db, { roadmap: { shows_owners: 1, illustrative: '["endsOn"]' } });
		const roadmap = await findRoadmap(db, "small");
		expect(roadmap?.partners.map(({ slug }) => slug)).toEqual(["council", "trust", "charity", "office"]);
		expect(roadmap).toMatchObject({ published: true, showsOwners: true, illustrative: ["endsOn"] });
		expect(await findRoadmap(db, "small' or '1'='1")).toBeUndefined();
	});

	it("[P9] actions come by workstream in their order, internal ones only on request", async () => {
		const db = await open();
		const { roadmap, action, people } = await addPartnership(db);
		await db.updateTable("action").set({ owner_id: people.councilLead.id }).execute();
		await copyAction(db, action.id, { slug: "first", position: 0 });
		await copyAction(db, action.id, { slug: "hidden", position: 2, internal: 1 });
		const slugs = async (withInternal: boolean) =>
			(await listActions(db, roadmap.id, { withInternal })).map((w) => [
				w.slug,
				w.actions.map(({ slug }) => slug),
			]);
		expect(await slugs(false)).toEqual([["together", ["first", "open-clinic"]]]);
		expect(await slugs(true)).toEqual([["together", ["first", "open-clinic", "hidden"]]]);
		const [together] = await listActions(db, roadmap.id, { withInternal: false });
		expect(together?.actions[1]).toMatchObject({
			lead: { slug: "council", name: "The council" },
			supporting: [{ slug: "trust", name: "The trust" }],
			ownerName: "Council lead",
			illustrative: ["status", "dueOn"],
		});
	});

	it("[P9] listing fifty actions takes as many queries as listing one", async () => {
		const db = await open();
		const { roadmap, action } = await addPartnership(db);
		let queries = 0;
		const counted = db.withPlugin({
			transformQuery: ({ node }) => {
				queries++;
				return node;
			},
			transformResult: async ({ result }) => result,
		});
		const count = async () => {
			queries = 0;
			await listActions(counted, roadmap.id, { withInternal: true });
			return queries;
		};
		const forOne = await count();
		for (let n = 0; n < 49; n++) await copyAction(db, action.id, { slug: `copy-${n}`, position: n + 2 });
		expect(forOne).toBeGreaterThan(0);
		expect(await count()).toBe(forOne);
	});

	it("[P9] a loaded roadmap is read whole: milestones, measures, updates, and nobody as the author of a status", async () => {
		const db = await open();
		const options = { digest: "0", now: testNow, publish: true };
		const loaded = await loadRoadmap(db, smallRoadmap(), options);
		if (loaded.outcome !== "loaded") throw new Error("The small roadmap was not loaded");
		const { id } = loaded.roadmap;
		const action = await findAction(db, id, "open-clinic");
		expect(action).toMatchObject({
			statusReason: "The lease is not signed.",
			statusAuthor: null,
			workstream: { slug: "together", title: "Together" },
			milestones: [{ completedOn: "2019-06-30" }, { dueOn: "2020-06-30", completedOn: null }],
			source: { file: "000.txt", heading: "What we promise" },
		});
		const [together] = await listActions(db, id, { withInternal: false });
		const measures = await listMeasures(db, id, together?.id ?? "");
		expect(measures).toMatchObject([
			{
				slug: "waiting-time",
				baseline: { period: "2018/19", value: 12.5 },
				target: { period: "2020-Q4", value: 7 },
				measurements: [
					{ period: "2018/19", value: 12.5 },
					{ period: "2019-07", value: 11 },
				],
			},
		]);
		expect(await listMeasures(db, id, null)).toEqual([]);
		expect(await latestUpdateOf(db, action?.id ?? "")).toMatchObject({ title: "A site" });
		expect(await latestUpdateOf(db, together?.id ?? "")).toMatchObject({ title: "Begun" });
		expect(await listUpdatesOf(db, randomUUID(), { limit: 5 })).toEqual([]);
		const history = await listChanges(db, {
			roadmapId: id,
			subjectId: action?.id ?? "",
			publicOnly: true,
			limit: 9,
		});
		expect(history.map(({ content }) => content.kind)).toEqual(["update-published", "action-added"]);
	});

	it("[P9] the ledger is read newest first, page by page, without what is not public", async () => {
		const db = await open();
		const { roadmap, action, people } = await addPartnership(db);
		const { context } = testContext(db);
		await changeStatus(context, people.councilLead, command(1, "at-risk"));
		await changeStatus(context, people.coordinator, command(2, "off-track"));
		await db.updateTable("action").set({ internal: 1 }).execute();
		await changeStatus(context, people.councilLead, command(3, "paused"));

		const wanted = { roadmapId: roadmap.id, subjectId: action.id, limit: 1 };
		const [newest] = await listChanges(db, { ...wanted, publicOnly: false });
		expect(newest).toMatchObject({ revision: 3, public: false, subjectTitle: "Open a clinic" });
		// While it is internal, the public is told nothing of it, not even what it was told before.
		expect(await listChanges(db, { ...wanted, publicOnly: true })).toEqual([]);
		await db.updateTable("action").set({ internal: 0 }).execute();
		const [newestPublic] = await listChanges(db, { ...wanted, publicOnly: true });
		expect(newestPublic).toMatchObject({
			revision: 2,
			personName: "Coordinator",
			organisation: { slug: "office" },
			onBehalfOf: { slug: "council" },
		});
		const [before] = await listChanges(db, { ...wanted, publicOnly: true, beforeRevision: 2 });
		expect(before).toMatchObject({ revision: 1, organisation: { slug: "council" }, onBehalfOf: null });
		expect(await listChanges(db, { ...wanted, publicOnly: true, beforeRevision: 1 })).toEqual([]);
	});

	it("[P9] the author of a status is whoever stated it, and for whom", async () => {
		const db = await open();
		const { roadmap, people } = await addPartnership(db);
		const { context } = testContext(db);
		await changeStatus(context, people.coordinator, command(1, "at-risk"));
		expect(await findAction(db, roadmap.id, "open-clinic")).toMatchObject({
			status: "at-risk",
			statusPath: "The trust finds another house.",
			statusAt: testNow.toISOString(),
			statusAuthor: {
				personName: "Coordinator",
				organisation: { slug: "office" },
				onBehalfOf: { slug: "council" },
			},
		});
	});
});
