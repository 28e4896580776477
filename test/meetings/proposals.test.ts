import { randomUUID } from "node:crypto";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { proposalsShown, proposeAgenda } from "#app/domain/propose-agenda.ts";
import { statuses } from "#app/domain/status.ts";
import { MoreProposals } from "#app/features/meetings/proposals-form.tsx";
import { readProposals } from "#app/features/meetings/read-proposals.server.ts";
import type { Db } from "#db/database.ts";
import { listActions } from "#db/queries/actions.ts";
import { listPressingActions } from "#db/queries/agenda-proposals.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext, testNow } from "#test/support/test-context.ts";

const today = "2026-11-20";
const lastMeeting = "2026-10-01T10:00:00.000Z";
const afterMeeting = "2026-10-02T10:00:00.000Z";

/** Every way in which an action can press, or not: 224 of them. */
const ways = statuses.flatMap((status) =>
	[null, "2026-11-19", today, "2026-11-21"].flatMap((due_on) =>
		// The last moment of the day after which today is one day too many in silence, and the first of the next.
		["2026-08-19T22:59:59.999Z", "2026-08-19T23:00:00.000Z"].flatMap((confirmed_at) =>
			[false, true].flatMap((waits) =>
				[false, true].map((changed) => ({ row: { status, due_on, confirmed_at }, waits, changed })),
			),
		),
	),
);

/** An action for each way, in two workstreams, spread unlike the order in which they press; and two that are on no page. */
async function setUpEveryWay(db: Db) {
	const partnership = await addPartnership(db);
	const { roadmap } = partnership;
	const together = await db.selectFrom("workstream").selectAll().executeTakeFirstOrThrow();
	const quays = { ...together, id: randomUUID(), slug: "quays", position: 0 };
	const gone = { ...together, id: randomUUID(), slug: "gone", archived_at: lastMeeting };
	await db.insertInto("workstream").values([quays, gone]).execute();
	const action = await db.selectFrom("action").selectAll().executeTakeFirstOrThrow();
	const rows = ways.map(({ row }, position) => ({
		...{ ...action, ...row, position, id: randomUUID(), slug: `way-${position}` },
		workstream_id: position % 3 === 0 ? quays.id : together.id,
		internal: position % 5 === 0 ? (1 as const) : (0 as const),
	}));
	const pressing = { ...action, status: "off-track" as const, position: 1_000 };
	const hidden = [
		{ ...pressing, id: randomUUID(), slug: "archived", archived_at: lastMeeting },
		{ ...pressing, id: randomUUID(), slug: "in-archived", workstream_id: gone.id },
	];
	const all = [...rows, ...hidden];
	for (let first = 0; first < all.length; first += 50)
		await db
			.insertInto("action")
			.values(all.slice(first, first + 50))
			.execute();
	const waiting = rows.filter((_, place) => ways[place]?.waits).map(({ id }) => id);
	await sendOut(db, partnership, waiting);
	const changed = rows.filter((_, place) => ways[place]?.changed).map(({ id }) => id);
	const changes = new Map(changed.map((id, place) => [id, 1 + (place % 3)]));
	await addLines(db, roadmap.id, [
		...rows.map(({ id }) => ({ id, kind: "action-changed", at: lastMeeting })),
		...rows.map(({ id }) => ({ id, kind: "status-confirmed", at: testNow.toISOString() })),
		...[...changes].flatMap(([id, count]) =>
			Array.from({ length: count }, () => ({ id, kind: "action-changed", at: afterMeeting })),
		),
	]);
	const workstreams = await listActions(db, roadmap.id, { withInternal: true });
	const actions = workstreams.flatMap((workstream) => workstream.actions);
	const facts = { today, actions, changes, waitingForAgreement: new Set(waiting), asks: [] };
	return { roadmap, facts: { ...facts, onAgenda: new Set<string>() } };
}

/** Sends the texts of actions out for agreement. */
async function sendOut(
	db: Db,
	{ roadmap, action, people, organisations }: Awaited<ReturnType<typeof addPartnership>>,
	actionIds: string[],
): Promise<void> {
	const made = { schemaVersion: 1, at: lastMeeting };
	const document = await ensureNarrative(db, { id: action.id, roadmapId: roadmap.id }, made);
	const agreement = {
		...{ roadmap_id: roadmap.id, document_id: document.id, round: 1, version_number: 1, title: "Text" },
		...{ sign_off_by: today, state: "open" as const, at: lastMeeting },
		...{ person_id: people.coordinator.id, organisation_id: organisations.office },
	};
	const rows = actionIds.map((action_id) => ({ ...agreement, id: randomUUID(), action_id }));
	await db.insertInto("agreement").values(rows).execute();
}

/** Writes lines about actions into a ledger. */
async function addLines(
	db: Db,
	roadmapId: string,
	lines: { id: string; kind: string; at: string }[],
): Promise<void> {
	const rows = lines.map(({ id, kind, at }, index) => ({
		...{ id: randomUUID(), roadmap_id: roadmapId, revision: index + 1, kind, at },
		...{ subject_type: "action", subject_id: id, public: 0 as const, from_value: "{}", to_value: "{}" },
	}));
	for (let first = 0; first < rows.length; first += 100)
		await db
			.insertInto("change")
			.values(rows.slice(first, first + 100))
			.execute();
	await db.updateTable("roadmap").set({ revision: lines.length }).where("id", "=", roadmapId).execute();
}

test("[G38] one sentence says how many more are proposed, and leads to all actions", () => {
	const sentence = (more: number) =>
		renderToStaticMarkup(createElement(MoreProposals, { more, roadmapSlug: "small" }));
	expect(sentence(0)).toBe("");
	expect(sentence(1)).toContain("1 more is proposed once these are on the agenda");
	expect(sentence(9_988)).toContain("9,988 more are proposed once these are on the agenda");
	expect(sentence(9_988)).toContain('href="/workspace/small"');
});

describeEachDatabase("what is proposed for an agenda", (open) => {
	test("[G38] the database weighs every action as if all were looked at, and counts those that press", async () => {
		const db = await open();
		const { roadmap, facts } = await setUpEveryWay(db);
		const all = proposeAgenda(facts).map(({ id }) => id);
		expect(all.length).toBeGreaterThan(150);
		const weighing = { roadmapId: roadmap.id, today, since: lastMeeting, except: [] };
		expect(await listPressingActions(db, weighing, 1_000)).toEqual({ ids: all, total: all.length });
		const there = all.slice(3, 7);
		const rest = all.filter((id) => !there.includes(id));
		expect(await listPressingActions(db, { ...weighing, except: there }, 10)).toEqual({
			ids: rest.slice(0, 10),
			total: rest.length,
		});
		const first = proposeAgenda({ ...facts, changes: new Map() }).map(({ id }) => id);
		expect(await listPressingActions(db, { ...weighing, since: null }, 1_000)).toEqual({
			ids: first,
			total: first.length,
		});
		const nothing = { ...weighing, roadmapId: "none" };
		expect(await listPressingActions(db, nothing, 10)).toEqual({ ids: [], total: 0 });
	});

	test("[G38] a meeting is proposed what presses most, with its reasons, and told how many more there are", async () => {
		const db = await open();
		const { roadmap, facts } = await setUpEveryWay(db);
		const { context } = testContext(db);
		const meeting = { id: randomUUID(), roadmap_id: roadmap.id, slug: "last", title: "Last", position: 0 };
		const closed = { starts_at: lastMeeting, closed_at: lastMeeting, state: "closed" as const };
		await db
			.insertInto("meeting")
			.values({ ...meeting, ...closed, summary: "", illustrative: "[]" })
			.execute();
		const all = proposeAgenda(facts);
		const first = await readProposals(context, roadmap.id, []);
		expect(first).toEqual({ proposals: all.slice(0, proposalsShown), more: all.length - proposalsShown });
		expect(first.proposals[0]?.reasons).toEqual([
			"Off track",
			"Overdue by 1 day",
			"Nothing said for 93 days",
			"Its update waits for agreement",
			expect.stringMatching(/^\d changes? since the last meeting$/),
		]);
	});
});
