import { expect, it } from "vitest";
import { findAction } from "#db/queries/action-details.ts";
import { listPublicRoadmaps } from "#db/queries/roadmaps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { roadmapSlug, setUpEditing, slugsOf } from "#test/support/editing.ts";
import { actionKind } from "./action-kind.server.ts";
import { addRecord } from "./add-record.server.ts";
import { archiveRecord, restoreRecord } from "./archive-record.server.ts";
import { changeRecord } from "./change-record.server.ts";
import { moveRecord } from "./move-record.server.ts";
import { workstreamKind } from "./workstream-kind.server.ts";

describeEachDatabase("editing a roadmap", (open) => {
	it("[R2] what a coordinator adds is there with one line that holds it whole", async () => {
		const { db, context, people, organisations, published, lines, typedAction } = await setUpEditing(
			await open(),
		);
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
		const { context, people, published, lines, typedAction } = await setUpEditing(await open());
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
		const { db, context, people, organisations, roadmap, lines, typedAction, looked } = await setUpEditing(
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
		const { context, people, organisations, typedAction } = await setUpEditing(await open());
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
		const { db, context, people, roadmap, lines, typedAction } = await setUpEditing(await open());
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

	it("[R6] when somebody was quicker with the neighbour, neither moves and nothing is said", async () => {
		const { db, context, people, roadmap, lines, typedAction } = await setUpEditing(await open());
		await addRecord(context, people.coordinator, actionKind, { roadmapSlug, typed: typedAction({}) });
		const before = await slugsOf(db, roadmap.id);
		const said = (await lines()).length;
		for (const late of [1, 2]) {
			let nth = 0;
			const patch: typeof actionKind.store.patch = async (...what) =>
				++nth === late ? false : actionKind.store.patch(...what);
			const overtaken = { ...actionKind, store: { ...actionKind.store, patch } };
			const command = { roadmapSlug, slug: "count-the-visits", version: 1, direction: "up" } as const;
			expect(await moveRecord(context, people.coordinator, overtaken, command)).toMatchObject({
				code: "stale",
			});
			expect(await slugsOf(db, roadmap.id)).toEqual(before);
			const versions = await db.selectFrom("action").select("version").execute();
			expect(versions.map(({ version }) => version)).toEqual([1, 1]);
		}
		expect(await lines()).toHaveLength(said);
	});

	it("[R7] what is archived is on no page, and comes back as it was", async () => {
		const { db, context, people, roadmap, looked, lines } = await setUpEditing(await open());
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

	it("[R13] two who add the same at once both succeed, under slugs of their own", async () => {
		const { db, context, people, roadmap, typedAction } = await setUpEditing(await open());
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
		const { context, people, lines, typedAction } = await setUpEditing(await open());
		await addRecord(context, people.coordinator, actionKind, {
			roadmapSlug,
			typed: typedAction({ internal: "1" }),
		});
		expect(await lines()).toMatchObject([{ kind: "action-added", public: 0 }]);
	});
});
