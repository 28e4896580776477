import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { formatDay } from "#app/domain/dates.ts";
import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { changeOwner } from "#app/features/actions/change-owner.server.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { readChanges } from "#app/features/history/read-changes.server.ts";
import { readVisit } from "#app/features/history/read-visit.server.ts";
import { readWhatChanged } from "#app/features/history/read-what-changed.server.ts";
import { WhatChanged } from "#app/features/history/what-changed.tsx";
import { appendChanges } from "#db/queries/ledger.ts";
import { findRoadmap } from "#db/queries/roadmaps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { begin, type Stage, setStage } from "./stage.ts";

const search = (text = "") => new URLSearchParams(text);
const command = (stage: Stage, version: number, actionSlug = "open-clinic") => ({
	roadmapSlug: stage.slug,
	actionSlug,
	version,
});
const worse = { status: "off-track", reason: "The builder left.", path: "Find another." };

/** Two days in March 2026: on the 3rd the status gets worse, on the 5th the date slips and Sam becomes the owner. */
async function playMarch(stage: Stage) {
	const { context, councilLead } = stage;
	stage.pass(24);
	await changeStatus(context, councilLead, { ...command(stage, 1), ...worse });
	stage.pass(48);
	const later = { dueOn: "2021-06-30", reason: "No builder.", agreedBy: "all" };
	await changeDueDate(context, councilLead, { ...command(stage, 2), ...later });
	await changeOwner(context, councilLead, { ...command(stage, 3), ownerId: councilLead.id });
	stage.pass(48);
}

const sentences = ({ items }: { items: { sentence: string }[] }) => items.map(({ sentence }) => sentence);

describeEachDatabase("what changed on a roadmap", (open) => {
	test("[H11] only what changed between the two instants is told, the first one counted and the last one not", async () => {
		const stage = await setStage(await open(), "march");
		await playMarch(stage);
		const { db } = stage.context;
		const told = async (since: string, until: string | null) =>
			sentences(await readWhatChanged(db, { roadmapId: stage.roadmapId, since, until, publicOnly: false }));
		const third = "2026-03-03T09:00:00.000Z";
		expect(await told(third, "2026-03-05T09:00:00.000Z")).toEqual([
			"The status went from At risk to Off track. Path to green: Find another.",
		]);
		expect(await told("2026-03-03T09:00:00.001Z", null)).toEqual([
			expect.stringContaining("The due date slipped by 6 months"),
			"Sam Whitlow is now the owner.",
		]);
		expect(await told("2026-03-06T00:00:00.000Z", null)).toEqual([]);
		expect(await told("2020-01-01T00:00:00.000Z", begin)).toEqual([]);
		expect(await told(begin, third)).toEqual([
			"The roadmap was loaded with 2 workstreams, 3 actions, 1 measure and 2 updates.",
		]);
		await stage.close();
	});

	test("[H5] the public's answer holds no name of a person, nothing internal and no draft", async () => {
		const db = await open();
		const stage = await setStage(db, "march");
		await playMarch(stage);
		const { roadmapId } = stage;
		const asked = { roadmapId, since: begin, until: null, publicOnly: true };
		const forAll = async () => JSON.stringify(await readWhatChanged(db, asked));
		expect(await forAll()).toContain("There is another owner.");
		expect(await forAll()).toContain("The council");
		expect(await forAll()).not.toContain("Whitlow");
		await db.updateTable("roadmap").set({ shows_owners: 1 }).where("id", "=", roadmapId).execute();
		expect(await forAll()).toContain("Sam Whitlow is now the owner.");
		expect(JSON.stringify(await readWhatChanged(db, { ...asked, withoutOwners: true }))).not.toContain(
			"Whitlow",
		);
		await db.updateTable("action").set({ internal: 1 }).where("slug", "=", "open-clinic").execute();
		expect(await forAll()).not.toContain("clinic");
		expect(JSON.stringify(await readWhatChanged(db, { ...asked, publicOnly: false }))).toContain("clinic");
		await stage.close();
	});

	test("[H12] since my last visit: openings within half an hour are one visit, and the visit before this one counts", async () => {
		const stage = await setStage(await open(), "march");
		const { context, councilLead, coordinator } = stage;
		const opening = { personId: coordinator.id, roadmapId: stage.roadmapId };
		expect(await readVisit(context, opening)).toBeNull();
		stage.pass(0.4);
		expect(await readVisit(context, opening)).toBeNull();
		const left = context.now().toISOString();
		stage.pass(24);
		await changeStatus(context, councilLead, { ...command(stage, 1), ...worse });
		stage.pass(24);
		const back = { since: left, missed: ["1 status got worse"] };
		expect(await readVisit(context, opening)).toEqual(back);
		stage.pass(0.1);
		expect(await readVisit(context, opening)).toEqual(back);
		const roadmap = await findRoadmap(context.db, stage.slug);
		if (!roadmap) throw new Error("There is no roadmap");
		const page = await readChanges(context, coordinator, roadmap, search());
		expect(page.wish.since).toBe("visit");
		expect(page.heading).toContain("Since your last visit, on 2 March 2026 at 9:24am");
		expect(sentences(page.changed)).toHaveLength(1);
		expect((await readChanges(context, councilLead, roadmap, search())).wish.since).toBe("dates");
		await stage.close();
	});

	test("[H12] since the last meeting: the one that was closed last", async () => {
		const db = await open();
		const stage = await setStage(db, "march");
		await playMarch(stage);
		const roadmap = await findRoadmap(db, stage.slug);
		if (!roadmap) throw new Error("There is no roadmap");
		const read = () => readChanges(stage.context, stage.coordinator, roadmap, search("since=meeting"));
		expect((await read()).heading).toBe("Since the last meeting, “First meeting”, on 13 July 2018");
		await db
			.updateTable("meeting")
			.set({ closed_at: "2026-03-04T15:00:00.000Z" })
			.where("roadmap_id", "=", stage.roadmapId)
			.execute();
		const page = await read();
		expect(page.heading).toContain(formatDay("2026-03-04"));
		expect(sentences(page.changed)).toEqual([
			expect.stringContaining("The due date slipped"),
			"Sam Whitlow is now the owner.",
		]);
		await stage.close();
	});

	test("[H13] between two days, both counted; a day that cannot be read is named, and the usual days are shown", async () => {
		const db = await open();
		const stage = await setStage(db, "march");
		await playMarch(stage);
		const roadmap = await findRoadmap(db, stage.slug);
		if (!roadmap) throw new Error("There is no roadmap");
		const read = (query: string) => readChanges(stage.context, stage.coordinator, roadmap, search(query));
		const third = await read("since=dates&from=2026-03-03&to=2026-3-3");
		expect(sentences(third.changed)).toHaveLength(1);
		expect(third.heading).toBe("From 3 March 2026 to 3 March 2026");
		const odd = await read("since=dates&from=soon&to=2026-02-30&by=colour");
		expect(odd.wish).toMatchObject({
			errors: { from: expect.any(String), to: expect.any(String) },
			typed: { from: "soon", to: "2026-02-30" },
			by: "workstream",
		});
		expect((await read("since=dates&from=2026-03-05&to=2026-03-03")).wish.errors.from).toContain(
			"not be after",
		);
		expect((await read("since=dates&to=2030-01-01")).wish.to).toBe("2026-03-07");
		await stage.close();
	});

	test("[H13] is read as words with the way to each action; nothing is said in words, too", async () => {
		const db = await open();
		const stage = await setStage(db, "march");
		await playMarch(stage);
		const asked = { roadmapId: stage.roadmapId, since: begin, until: null, publicOnly: true };
		const changed = await readWhatChanged(db, asked);
		const html = renderToStaticMarkup(<WhatChanged changed={changed} by="workstream" roadmapSlug="march" />);
		expect(html).toContain('href="/march/actions/open-clinic"');
		expect(html).toContain("1 date slipped");
		expect(html).toContain("The council, <time");
		expect(html).toContain("Reason: No builder.");
		const inside = <WhatChanged changed={changed} by="action" roadmapSlug="march" inWorkspace />;
		expect(renderToStaticMarkup(inside)).toContain('href="/workspace/march/actions/open-clinic"');
		const none = <WhatChanged changed={{ items: [], cut: false }} by="action" roadmapSlug="march" />;
		expect(renderToStaticMarkup(none)).toContain("Nothing changed in this time.");
		await stage.close();
	});

	test("[H14] of a time with more changes than can be told, the newest are, and the answer says so", async () => {
		const db = await open();
		const stage = await setStage(db, "march");
		const action = stage.actionIds.get("open-clinic") ?? "";
		const said = {
			...{ kind: "status-confirmed" as const, from: null, to: { status: "at-risk" as const } },
			...{ subject: { type: "action" as const, id: action }, public: true, reason: null },
			...{ personId: stage.councilLead.id, organisationId: null, onBehalfOfId: null, at: begin },
		};
		const lines = Array.from({ length: 5_200 }, () => said);
		await db.transaction().execute((trx) => appendChanges(trx, stage.roadmapId, lines));
		const asked = { roadmapId: stage.roadmapId, since: begin, until: null, publicOnly: true };
		const { items, cut } = await readWhatChanged(db, asked);
		expect(cut).toBe(true);
		expect(items).toMatchObject([{ steps: 5_000 }]);
		await stage.close();
	});
});
