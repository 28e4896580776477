import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { listChanges } from "#db/queries/changes.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import type { Person } from "../../domain/access.ts";
import { changeDueDate } from "./change-due-date.server.ts";
import { changeMilestone } from "./change-milestone.server.ts";
import { changeOwner } from "./change-owner.server.ts";
import { changeStatus, confirmStatus } from "./change-status.server.ts";

const now = testNow.toISOString();
const command = { roadmapSlug: "small", actionSlug: "open-clinic", version: 1 };
const atRisk = { ...command, status: "at-risk", reason: "The builder left.", path: "Find another by May." };
const later = { ...command, dueOn: "2028-06-30", reason: "The builder left.", agreedBy: "The board" };

async function setUp(db: Db) {
	const partnership = await addPartnership(db);
	const { context, published } = testContext(db);
	const readAction = () =>
		db.selectFrom("action").selectAll().where("id", "=", partnership.action.id).executeTakeFirstOrThrow();
	const readLedger = () =>
		listChanges(db, { roadmapId: partnership.roadmap.id, publicOnly: false, limit: 100 });
	return { ...partnership, context, published, readAction, readLedger };
}

describeEachDatabase("writing to an action", (open) => {
	test("[W2] a change of status writes the row and one line of the ledger, and tells screens", async () => {
		const { context, people, published, roadmap, action, organisations, ...read } = await setUp(await open());
		const outcome = await changeStatus(context, people.councilLead, atRisk);
		expect(outcome).toMatchObject({ ok: true, value: { status: "at-risk", public: true } });
		expect(await read.readAction()).toMatchObject({
			status: "at-risk",
			status_reason: "The builder left.",
			status_path: "Find another by May.",
			status_person_id: people.councilLead.id,
			status_organisation_id: organisations.council,
			status_at: now,
			confirmed_at: now,
			version: 2,
		});
		expect(await read.readLedger()).toMatchObject([
			{
				revision: 1,
				content: {
					kind: "status-changed",
					from: { status: "on-track" },
					to: { status: "at-risk", path: "Find another by May." },
				},
				subject: { type: "action", id: action.id },
				reason: "The builder left.",
				personName: "Council lead",
				organisation: { name: "The council" },
				onBehalfOf: null,
				public: true,
			},
		]);
		const subjects = [{ type: "action", id: action.id }];
		expect(published).toEqual([{ roadmapId: roadmap.id, revision: 1, subjects, public: true }]);
	});

	test("[W3] a ledger that cannot be written leaves the row as it was, and tells nobody", async () => {
		const db = await open();
		const { context, people, published, action, roadmap, ...read } = await setUp(db);
		const blocker = { id: "blocker", roadmap_id: roadmap.id, revision: 1, kind: "roadmap-added", at: now };
		const rest = { subject_type: "roadmap", subject_id: roadmap.id, public: 0 as const, to_value: "null" };
		await db
			.insertInto("change")
			.values({ ...blocker, ...rest })
			.execute();
		await expect(changeStatus(context, people.councilLead, atRisk)).rejects.toThrow();
		expect(await read.readAction()).toEqual(action);
		expect(published).toEqual([]);
	});

	test.each<[string, (people: Record<string, Person>) => Person | undefined, string]>([
		["the lead of a supporting organisation", (p) => p.trustLead, "not-allowed"],
		["a contributor", (p) => p.trustContributor, "not-allowed"],
		["an observer", (p) => p.charityObserver, "not-allowed"],
		["a stranger", () => ({ id: "x", name: "Stranger", administrator: false, memberships: [] }), "not-found"],
	])("[W3] %s changes nothing", async (_name, choose, code) => {
		const { context, people, published, action, ...read } = await setUp(await open());
		const person = choose(people);
		if (!person) throw new Error("No such person");
		for (const outcome of [
			await changeStatus(context, person, atRisk),
			await confirmStatus(context, person, command),
			await changeDueDate(context, person, later),
			await changeOwner(context, person, { ...command, ownerId: people.councilLead.id }),
		])
			expect(outcome).toMatchObject({ ok: false, code });
		expect(await read.readAction()).toEqual(action);
		expect(await read.readLedger()).toEqual([]);
		expect(published).toEqual([]);
	});

	test("[W4] the second of two forms is told who changed what, and goes through with the new version", async () => {
		const { context, people, published, ...read } = await setUp(await open());
		await changeStatus(context, people.councilLead, atRisk);
		const late = await changeDueDate(context, people.coordinator, later);
		expect(late).toEqual({
			ok: false,
			code: "stale",
			version: 2,
			message:
				"While you were writing, Council lead set the status to “At risk” on 20 November 2026 at 12pm. " +
				"What you typed is kept below: check it, then save again.",
		});
		expect(await read.readLedger()).toHaveLength(1);
		expect(await changeDueDate(context, people.coordinator, { ...later, version: 2 })).toMatchObject({
			ok: true,
		});
		expect(await read.readAction()).toMatchObject({ status: "at-risk", due_on: "2028-06-30", version: 3 });
	});

	test("[W4] of two forms sent at once, one is saved and the other told", async () => {
		const { context, people, ...read } = await setUp(await open());
		const outcomes = await Promise.all([
			changeStatus(context, people.councilLead, atRisk),
			changeStatus(context, people.coordinator, { ...atRisk, status: "complete" }),
		]);
		expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
		expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === "stale")).toHaveLength(1);
		expect(await read.readLedger()).toHaveLength(1);
	});

	test("[W5] “still so” moves the date of the last word and nothing else", async () => {
		const { context, people, action, ...read } = await setUp(await open());
		expect(await confirmStatus(context, people.councilLead, command)).toMatchObject({ ok: true });
		expect(await read.readAction()).toEqual({
			...action,
			confirmed_at: now,
			illustrative: '["dueOn"]',
			version: 2,
		});
		expect(await read.readLedger()).toMatchObject([{ content: { kind: "status-confirmed" } }]);
	});

	test("[W6] the original due date stays through two moves", async () => {
		const { context, people, ...read } = await setUp(await open());
		await changeDueDate(context, people.councilLead, later);
		await changeDueDate(context, people.councilLead, { ...later, version: 2, dueOn: "2029-01-31" });
		expect(await read.readAction()).toMatchObject({ due_on: "2029-01-31", original_due_on: "2027-12-31" });
		expect(await read.readLedger()).toMatchObject([
			{ content: { from: { dueOn: "2028-06-30" }, to: { dueOn: "2029-01-31", agreedBy: "The board" } } },
			{ content: { from: { dueOn: "2027-12-31" }, to: { dueOn: "2028-06-30" } } },
		]);
	});

	test("[W7] only people of the lead organisation can own an action", async () => {
		const { context, people, ...read } = await setUp(await open());
		const give = (ownerId: string, version: number) =>
			changeOwner(context, people.councilLead, { ...command, version, ownerId });
		expect(await give(people.trustLead.id, 1)).toMatchObject({ ok: false, code: "invalid" });
		expect(await give(people.councilLead.id, 1)).toMatchObject({ ok: true });
		expect(await read.readAction()).toMatchObject({ owner_id: people.councilLead.id });
		expect(await give("", 2)).toMatchObject({ ok: true });
		expect(await read.readAction()).toMatchObject({ owner_id: null });
	});

	test("[W12] a milestone is marked as reached, and opened again", async () => {
		const db = await open();
		const { context, people, action, ...read } = await setUp(db);
		const row = { id: "milestone-1", action_id: action.id, position: 1, title: "Doors open" };
		await db
			.insertInto("milestone")
			.values({ ...row, due_on: "2026-06-30", completed_on: null })
			.execute();
		await db.updateTable("action").set({ illustrative: '["milestones[0]","milestones[1].dueOn"]' }).execute();
		const mark = (completedOn: string, version: number, milestoneId = "milestone-1") =>
			changeMilestone(context, people.councilLead, { ...command, version, milestoneId, completedOn });
		expect(await mark("2026-11-21", 1)).toMatchObject({ ok: false, code: "invalid" });
		expect(await mark("2026-10-30", 1, "no-such-milestone")).toMatchObject({ ok: false, code: "not-found" });
		expect(await read.readAction()).toMatchObject({ version: 1 });
		expect(await mark("2026-10-30", 1)).toMatchObject({ ok: true });
		expect(await read.readAction()).toMatchObject({ version: 2, illustrative: '["milestones[1].dueOn"]' });
		const milestone = () => db.selectFrom("milestone").selectAll().executeTakeFirstOrThrow();
		expect(await milestone()).toMatchObject({ completed_on: "2026-10-30" });
		expect(await mark("", 2)).toMatchObject({ ok: true });
		expect(await milestone()).toMatchObject({ completed_on: null });
		expect(await read.readLedger()).toMatchObject([
			{ content: { from: { completedOn: "2026-10-30" }, to: { completedOn: null } } },
			{ content: { kind: "milestone-changed", to: { title: "Doors open", completedOn: "2026-10-30" } } },
		]);
	});

	test("[W8] a coordinator changes on behalf of the lead organisation", async () => {
		const { context, people, ...read } = await setUp(await open());
		await changeStatus(context, people.coordinator, atRisk);
		expect(await read.readLedger()).toMatchObject([
			{ organisation: { name: "The office" }, onBehalfOf: { name: "The council" } },
		]);
	});

	test("[W9] what someone edits is no longer labelled illustrative; a made-up original date still is", async () => {
		const { context, people, ...read } = await setUp(await open());
		await changeStatus(context, people.councilLead, atRisk);
		expect((await read.readAction()).illustrative).toBe('["dueOn"]');
		await changeDueDate(context, people.councilLead, { ...later, version: 2 });
		expect((await read.readAction()).illustrative).toBe('["originalDueOn"]');
		await changeDueDate(context, people.councilLead, { ...later, version: 3, dueOn: "2029-06-30" });
		expect((await read.readAction()).illustrative).toBe('["originalDueOn"]');
	});

	test("[L2] a change of an internal action is told to partners only", async () => {
		const db = await open();
		const { people } = await addPartnership(db, { action: { internal: 1 } });
		const { context, published } = testContext(db);
		await changeStatus(context, people.councilLead, atRisk);
		expect(published).toMatchObject([{ public: false }]);
	});
});
