import { expect, it } from "vitest";
import { parseChangeContent } from "#app/domain/change.ts";
import { replay } from "#app/domain/replay.ts";
import type { Db } from "#db/database.ts";
import { findAction } from "#db/queries/action-details.ts";
import { listActions } from "#db/queries/actions.ts";
import { listMeasures } from "#db/queries/measures.ts";
import { findMovedAddress } from "#db/queries/moved-addresses.ts";
import { findPerson } from "#db/queries/people.ts";
import { findRoadmap, listPublicRoadmaps } from "#db/queries/roadmaps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext } from "#test/support/test-context.ts";
import { createRoadmap } from "../new-roadmap/create-roadmap.server.ts";
import { actionKind } from "./action-kind.server.ts";
import { addRecord } from "./add-record.server.ts";
import { archiveRecord, restoreRecord } from "./archive-record.server.ts";
import { addMeasurement, correctMeasurement, removeMeasurement } from "./change-measurements.server.ts";
import { addMilestone, changeMilestoneWords, removeMilestone } from "./change-milestones.server.ts";
import { changeRecord } from "./change-record.server.ts";
import { archiveRoadmap, publishRoadmap, renameRoadmap, restoreRoadmap } from "./change-roadmap.server.ts";
import { measureKind } from "./measure-kind.server.ts";
import { moveRecord } from "./move-record.server.ts";
import { organisationKind } from "./organisation-kind.server.ts";
import { renameSlug } from "./rename-slug.server.ts";
import { workstreamKind } from "./workstream-kind.server.ts";

const roadmapSlug = "small";

async function setUp(db: Db) {
	const partnership = await addPartnership(db);
	const { context, published } = testContext(db);
	let accessLooked = 0;
	context.accessChanged = () => {
		accessLooked++;
	};
	const lines = () =>
		db
			.selectFrom("change")
			.selectAll()
			.where("roadmap_id", "=", partnership.roadmap.id)
			.orderBy("revision")
			.execute();
	const workstream = await db.selectFrom("workstream").selectAll().executeTakeFirstOrThrow();
	const typedAction = (more: Record<string, string>) => ({
		title: "Count the visits",
		description: "Every month, in every clinic.",
		workstreamId: workstream.id,
		...more,
	});
	return { db, context, published, lines, typedAction, looked: () => accessLooked, ...partnership };
}

const slugsOf = async (db: Db, roadmapId: string) =>
	(await listActions(db, roadmapId, { withInternal: false })).flatMap((w) => w.actions.map((a) => a.slug));

describeEachDatabase("editing a roadmap", (open) => {
	it("[R2] what a coordinator adds is there with one line that holds it whole", async () => {
		const { db, context, people, organisations, published, lines, typedAction } = await setUp(await open());
		const typed = typedAction({
			leadOrganisationId: organisations.trust,
			[`supports-${organisations.charity}`]: "1",
			dueOn: "2027-06-30",
		});
		const added = await addRecord(context, people.coordinator, actionKind, { roadmapSlug, typed });
		expect(added).toEqual({ ok: true, value: { title: "Count the visits", slug: "count-the-visits" } });
		const [line, ...more] = await lines();
		expect(more).toEqual([]);
		expect(line).toMatchObject({
			kind: "action-added",
			revision: 1,
			public: 1,
			person_id: people.coordinator.id,
		});
		expect(JSON.parse(line?.to_value ?? "")).toMatchObject({
			slug: "count-the-visits",
			leadOrganisationId: organisations.trust,
			supportingOrganisationIds: [organisations.charity],
			dueOn: "2027-06-30",
			originalDueOn: "2027-06-30",
			position: 2,
			internal: false,
		});
		const action = await findAction(db, line?.roadmap_id ?? "", "count-the-visits");
		expect(action).toMatchObject({
			dueOn: "2027-06-30",
			originalDueOn: "2027-06-30",
			statusAuthor: { organisation: { slug: "office" } },
		});
		expect(published).toMatchObject([{ revision: 1, public: true }]);
		const document = await db.selectFrom("document").select("action_id").execute();
		expect(document).toEqual([{ action_id: action?.id }]);
	});

	it("[R3] only coordinators edit, and strangers are told of nothing", async () => {
		const { context, people, published, lines, typedAction } = await setUp(await open());
		const wish = { roadmapSlug, typed: typedAction({}) };
		const as = (person: typeof people.coordinator) => addRecord(context, person, actionKind, wish);
		for (const person of [people.councilLead, people.trustContributor, people.charityObserver])
			expect(await as(person)).toMatchObject({ ok: false, code: "not-allowed" });
		const stranger = { id: "x", name: "Stranger", administrator: false, memberships: [] };
		expect(await as(stranger)).toMatchObject({ code: "not-found" });
		expect(await as({ ...stranger, administrator: true })).toMatchObject({ code: "not-found" });
		expect(await lines()).toEqual([]);
		expect(published).toEqual([]);
	});

	it("[R4] a change leaves only the fields that changed, and the slug stays", async () => {
		const { db, context, people, organisations, roadmap, lines, typedAction, looked } = await setUp(
			await open(),
		);
		const typed = typedAction({
			title: "Open two clinics",
			description: "A clinic near the station.",
			leadOrganisationId: organisations.trust,
			startsOn: "2026-01-01",
		});
		const command = { roadmapSlug, slug: "open-clinic", version: 1, typed };
		expect(await changeRecord(context, people.coordinator, actionKind, command)).toMatchObject({
			ok: true,
			value: { slug: "open-clinic" },
		});
		const [line] = await lines();
		expect(JSON.parse(line?.from_value ?? "")).toEqual({
			title: "Open a clinic",
			leadOrganisationId: organisations.council,
			supportingOrganisationIds: [organisations.trust],
		});
		expect(JSON.parse(line?.to_value ?? "")).toEqual({
			title: "Open two clinics",
			leadOrganisationId: organisations.trust,
			supportingOrganisationIds: [],
		});
		expect(looked()).toBe(1);
		expect(await findAction(db, roadmap.id, "open-clinic")).toMatchObject({
			title: "Open two clinics",
			lead: { slug: "trust" },
			supporting: [],
			version: 2,
		});
	});

	it("[R5] the second of two editors is told who changed what, and can send again", async () => {
		const { context, people, organisations, typedAction } = await setUp(await open());
		const change = (title: string, version: number) =>
			changeRecord(context, people.coordinator, actionKind, {
				...{ roadmapSlug, slug: "open-clinic", version },
				typed: typedAction({ title, leadOrganisationId: organisations.council, startsOn: "2026-01-01" }),
			});
		await change("First", 1);
		const second = await change("Second", 1);
		expect(second).toMatchObject({ ok: false, code: "stale", version: 2 });
		expect(second.ok ? "" : second.message).toContain("While you were writing, Coordinator");
		expect(await change("Second", 2)).toMatchObject({ ok: true });
	});

	it("[R6] moving changes places with the neighbour, and says so for both", async () => {
		const { db, context, people, roadmap, lines, typedAction } = await setUp(await open());
		await addRecord(context, people.coordinator, actionKind, { roadmapSlug, typed: typedAction({}) });
		const move = (direction: "up" | "down", version: number) =>
			moveRecord(context, people.coordinator, actionKind, {
				...{ roadmapSlug, slug: "count-the-visits", version, direction },
			});
		expect(await move("up", 1)).toMatchObject({ ok: true });
		expect(await slugsOf(db, roadmap.id)).toEqual(["count-the-visits", "open-clinic"]);
		expect((await lines()).slice(1).map((l) => [l.kind, l.from_value, l.to_value])).toEqual([
			["action-changed", '{"position":2}', '{"position":1}'],
			["action-changed", '{"position":1}', '{"position":2}'],
		]);
		expect(await move("down", 1)).toMatchObject({ code: "stale" });
		expect(await move("up", 2)).toMatchObject({ code: "invalid", message: "This is the first already." });
	});

	it("[R7] what is archived is on no page, and comes back as it was", async () => {
		const { db, context, people, roadmap, looked, lines } = await setUp(await open());
		const command = { roadmapSlug, slug: "open-clinic", version: 1 };
		await archiveRecord(context, people.coordinator, actionKind, command);
		expect(await slugsOf(db, roadmap.id)).toEqual([]);
		expect(await findAction(db, roadmap.id, "open-clinic")).toBeUndefined();
		expect(await listPublicRoadmaps(db)).toMatchObject([{ actionCount: 0 }]);
		expect(looked()).toBe(1);
		const again = { ...command, version: 2 };
		expect(await archiveRecord(context, people.coordinator, actionKind, again)).toMatchObject({
			code: "not-found",
		});
		expect(await restoreRecord(context, people.coordinator, actionKind, again)).toMatchObject({ ok: true });
		expect(await slugsOf(db, roadmap.id)).toEqual(["open-clinic"]);
		const shelf = { roadmapSlug, slug: "together", version: 1 };
		await archiveRecord(context, people.coordinator, workstreamKind, shelf);
		expect(await findAction(db, roadmap.id, "open-clinic")).toBeUndefined();
		expect(await listPublicRoadmaps(db)).toMatchObject([{ actionCount: 0, workstreamCount: 0 }]);
		expect((await lines()).map(({ kind }) => kind)).toEqual([
			"action-archived",
			"action-restored",
			"workstream-archived",
		]);
	});

	it("[R8] an organisation that actions name is not archived, and its name is changed where it is known", async () => {
		const { db, context, people, roadmap } = await setUp(await open());
		const archive = (slug: string) =>
			archiveRecord(context, people.coordinator, organisationKind, { roadmapSlug, slug, version: 1 });
		expect(await archive("trust")).toMatchObject({ code: "invalid" });
		expect(await archive("charity")).toMatchObject({ ok: true });
		expect((await findRoadmap(db, "small"))?.partners.map(({ slug }) => slug)).not.toContain("charity");

		const other = { ...roadmap, id: "other", slug: "other" };
		await db.insertInto("roadmap").values(other).execute();
		const typed = { name: "The trust", kind: "charity", part: "signatory", description: "" };
		const admin = { ...people.coordinator, administrator: true };
		const onBoth = { ...people.coordinator };
		onBoth.memberships = [...onBoth.memberships, { ...onBoth.memberships[0], roadmapId: "other" } as never];
		const added = await addRecord(context, onBoth, organisationKind, { roadmapSlug: "other", typed });
		expect(added).toMatchObject({ ok: true, value: { slug: "trust" } });
		const rename = {
			...{ roadmapSlug, slug: "trust", version: 1 },
			typed: { ...typed, name: "New trust", kind: "group" },
		};
		expect(await changeRecord(context, people.coordinator, organisationKind, rename)).toMatchObject({
			code: "invalid",
			fields: { name: expect.stringContaining("other roadmaps") },
		});
		expect(await changeRecord(context, admin, organisationKind, rename)).toMatchObject({ ok: true });
		const elsewhere = await db
			.selectFrom("change")
			.select(["kind", "to_value"])
			.where("roadmap_id", "=", "other")
			.orderBy("revision")
			.execute();
		expect(elsewhere.at(-1)).toEqual({ kind: "partner-changed", to_value: '{"name":"New trust"}' });
	});

	it("[R9] an old address leads to the present one for whoever may read it", async () => {
		const { db, context, people } = await setUp(await open());
		const rename = (newSlug: string, slug: string, version: number) =>
			renameSlug(context, people.coordinator, actionKind, { roadmapSlug, slug, version, newSlug });
		expect(await rename("Not a slug", "open-clinic", 1)).toMatchObject({ code: "invalid" });
		expect(await rename("new", "open-clinic", 1)).toMatchObject({ code: "invalid" });
		expect(await rename("clinic", "open-clinic", 1)).toMatchObject({ ok: true });
		expect(
			await renameRoadmap(context, people.coordinator, { roadmapSlug, version: 1, newSlug: "wee" }),
		).toMatchObject({ ok: true });
		expect(await findMovedAddress(db, "/small/actions/open-clinic")).toMatchObject({
			path: "/wee/actions/clinic",
			isPublic: true,
		});
		expect(await findMovedAddress(db, "/workspace/small/edit/actions")).toMatchObject({
			path: "/workspace/wee/edit/actions",
		});
		expect(await findMovedAddress(db, "/wee/actions/clinic")).toBeUndefined();
		await db.updateTable("action").set({ internal: 1 }).execute();
		expect(await findMovedAddress(db, "/wee/actions/open-clinic")).toMatchObject({
			isPublic: false,
			subject: { kind: "action", internal: true },
		});
		const back = { roadmapSlug: "wee", version: 2, newSlug: "small" };
		expect(await renameRoadmap(context, people.coordinator, back)).toMatchObject({ ok: true });
		expect(await findMovedAddress(db, "/small/changes")).toBeUndefined();
		expect(await findMovedAddress(db, "/wee/changes")).toMatchObject({ path: "/small/changes" });
	});

	it("[R10] figures stand oldest first, are corrected and removed, each with a line", async () => {
		const { db, context, people, roadmap, lines } = await setUp(await open());
		const typed = {
			name: "Visits",
			definition: "All visits.",
			unit: "visits",
			direction: "up",
			targetPeriod: "2030",
			targetValue: "5,000",
		};
		await addRecord(context, people.coordinator, measureKind, { roadmapSlug, typed });
		const command = (version: number) => ({ roadmapSlug, slug: "visits", version });
		const add = (version: number, figure: Record<string, string>) =>
			addMeasurement(context, people.coordinator, { ...command(version), typed: figure });
		await add(1, { period: "2026", value: "1,200" });
		await add(2, { period: "2025", value: "900", provisional: "1" });
		expect(await add(3, { period: "2025", value: "1" })).toMatchObject({
			fields: { period: expect.any(String) },
		});
		expect(await add(3, { period: "soon", value: "many" })).toMatchObject({
			fields: { period: expect.any(String), value: expect.any(String) },
		});
		const correction = { ...command(3), place: 0, typed: { period: "2025", value: "950" } };
		expect(await correctMeasurement(context, people.coordinator, correction)).toMatchObject({ ok: true });
		const [measure] = await listMeasures(db, roadmap.id, null);
		expect(measure).toMatchObject({
			target: { period: "2030", value: 5000 },
			measurements: [
				{ period: "2025", value: 950, provisional: false },
				{ period: "2026", value: 1200 },
			],
		});
		await removeMeasurement(context, people.coordinator, { ...command(4), place: 1 });
		expect((await listMeasures(db, roadmap.id, null))[0]?.measurements).toHaveLength(1);
		expect((await lines()).map(({ kind }) => kind)).toEqual([
			"measure-added",
			"measurement-added",
			"measurement-added",
			"measurement-changed",
			"measurement-removed",
		]);
	});

	it("[R11] the ledger alone rebuilds a roadmap that was made and edited by hand", async () => {
		const { db, context, people } = await setUp(await open());
		const made = await createRoadmap(
			context,
			{ ...people.councilLead, administrator: true },
			{
				...{ title: "Harbour", summary: "All of it.", ambition: "Clean water.", slug: "harbour" },
				...{
					startsOn: "2026-04-01",
					endsOn: "2030-03-31",
					secretariat: "The office",
					secretariatKind: "group",
				},
			},
		);
		expect(made).toEqual({ ok: true, value: { slug: "harbour", title: "Harbour" } });
		const person = await findPerson(db, people.councilLead.id);
		if (!person) throw new Error("The person is gone");
		const at = { roadmapSlug: "harbour" };
		const add = (kind: typeof workstreamKind, typed: Record<string, string>) =>
			addRecord(context, person, kind, { ...at, typed });
		await add(workstreamKind, { title: "Water", summary: "About water." });
		await add(workstreamKind, { title: "Quays", summary: "About quays." });
		await moveRecord(context, person, workstreamKind, { ...at, slug: "quays", version: 1, direction: "up" });
		const water = await db
			.selectFrom("workstream")
			.select("id")
			.where("slug", "=", "water")
			.executeTakeFirstOrThrow();
		const typed = { title: "Test it", description: "Monthly.", workstreamId: water.id, dueOn: "2027-01-31" };
		await addRecord(context, person, actionKind, { ...at, typed });
		const action = (version: number) => ({ ...at, slug: "test-it", version });
		await addMilestone(context, person, {
			...action(1),
			typed: { title: "Kit bought", dueOn: "2026-06-30" },
		});
		await addMilestone(context, person, { ...action(2), typed: { title: "First test" } });
		const [kit, first] = await db.selectFrom("milestone").select("id").orderBy("position").execute();
		await changeMilestoneWords(context, person, {
			...{ ...action(3), milestoneId: first?.id ?? "" },
			typed: { title: "First result", dueOn: "2026-09-30" },
		});
		await removeMilestone(context, person, { ...action(4), milestoneId: kit?.id ?? "" });
		await publishRoadmap(context, person, { ...at, version: 1, published: true });

		const roadmap = await findRoadmap(db, "harbour");
		const rows = await db
			.selectFrom("change")
			.selectAll()
			.where("roadmap_id", "=", roadmap?.id ?? "")
			.orderBy("revision")
			.execute();
		const state = replay(
			rows.map((row) => ({
				revision: row.revision,
				content: parseChangeContent(row.kind, row.from_value, row.to_value),
				subject: { type: row.subject_type as "action", id: row.subject_id },
				reason: row.reason,
				personId: row.person_id,
				organisationId: row.organisation_id,
				onBehalfOfId: row.on_behalf_of_id,
				at: row.at,
			})),
		);
		expect(state.revision).toBe(roadmap?.revision);
		expect(state.roadmap).toMatchObject({ title: "Harbour", published: true, slug: "harbour" });
		const present = await findAction(db, roadmap?.id ?? "", "test-it");
		const rebuilt = [...state.actions.values()][0];
		expect(rebuilt).toMatchObject({
			...{ title: "Test it", dueOn: "2027-01-31", version: present?.version },
			milestones: present?.milestones,
		});
		expect(present?.milestones).toMatchObject([{ title: "First result", dueOn: "2026-09-30" }]);
		const order = [...state.workstreams.values()].toSorted((a, b) => a.position - b.position);
		expect(order.map(({ slug }) => slug)).toEqual(["quays", "water"]);
	});

	it("[R12] an archived roadmap is nowhere, and its coordinator restores it", async () => {
		const { db, context, people } = await setUp(await open());
		expect(await archiveRoadmap(context, people.coordinator, { roadmapSlug, version: 1 })).toMatchObject({
			ok: true,
		});
		expect(await findRoadmap(db, "small")).toBeUndefined();
		expect(await listPublicRoadmaps(db)).toEqual([]);
		const command = { roadmapSlug, version: 2 };
		expect(await restoreRoadmap(context, people.councilLead, command)).toMatchObject({ code: "not-allowed" });
		expect(await restoreRoadmap(context, people.coordinator, command)).toMatchObject({ ok: true });
		expect(await listPublicRoadmaps(db)).toHaveLength(1);
	});

	it("[R13] two who add the same at once both succeed, under slugs of their own", async () => {
		const { db, context, people, roadmap, typedAction } = await setUp(await open());
		const add = () =>
			addRecord(context, people.coordinator, actionKind, { roadmapSlug, typed: typedAction({}) });
		const both = await Promise.all([add(), add()]);
		expect(both.map((outcome) => outcome.ok)).toEqual([true, true]);
		expect((await slugsOf(db, roadmap.id)).toSorted()).toEqual([
			"count-the-visits",
			"count-the-visits-2",
			"open-clinic",
		]);
	});

	it("[R14] what is done to an internal action is not told to the public", async () => {
		const { context, people, lines, typedAction } = await setUp(await open());
		await addRecord(context, people.coordinator, actionKind, {
			roadmapSlug,
			typed: typedAction({ internal: "1" }),
		});
		expect(await lines()).toMatchObject([{ kind: "action-added", public: 0 }]);
	});
});
