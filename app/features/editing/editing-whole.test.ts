import { expect, it } from "vitest";
import { parseChangeContent } from "#app/domain/change.ts";
import { replay } from "#app/domain/replay.ts";
import { findAction } from "#db/queries/action-details.ts";
import { listMeasures } from "#db/queries/measures.ts";
import { findMovedAddress } from "#db/queries/moved-addresses.ts";
import { findPerson } from "#db/queries/people.ts";
import { findRoadmap, listPublicRoadmaps } from "#db/queries/roadmaps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { roadmapSlug, setUpEditing } from "#test/support/editing.ts";
import { createRoadmap } from "../new-roadmap/create-roadmap.server.ts";
import { actionKind } from "./action-kind.server.ts";
import { addRecord } from "./add-record.server.ts";
import { archiveRecord } from "./archive-record.server.ts";
import { addMeasurement, correctMeasurement, removeMeasurement } from "./change-measurements.server.ts";
import { addMilestone, changeMilestoneWords, removeMilestone } from "./change-milestones.server.ts";
import { changeRecord } from "./change-record.server.ts";
import { archiveRoadmap, publishRoadmap, renameRoadmap, restoreRoadmap } from "./change-roadmap.server.ts";
import { measureKind } from "./measure-kind.server.ts";
import { moveRecord } from "./move-record.server.ts";
import { organisationKind } from "./organisation-kind.server.ts";
import { renameSlug } from "./rename-slug.server.ts";
import { workstreamKind } from "./workstream-kind.server.ts";

describeEachDatabase("editing names, addresses, figures and whole roadmaps", (open) => {
	it("[R8] an organisation that actions name is not archived, and its name is changed where it is known", async () => {
		const { db, context, people, roadmap } = await setUpEditing(await open());
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
		const { db, context, people } = await setUpEditing(await open());
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
		const { db, context, people, roadmap, lines } = await setUpEditing(await open());
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

	it("[P28] the day of the next figures of a measure is edited with a line, and taken away", async () => {
		const { db, context, people, roadmap, lines } = await setUpEditing(await open());
		const typed = { name: "Visits", definition: "All visits.", unit: "visits", direction: "up" };
		const edit = (version: number, nextReleaseOn: string) =>
			changeRecord(context, people.coordinator, measureKind, {
				...{ roadmapSlug, slug: "visits", version },
				typed: { ...typed, nextReleaseOn },
			});
		await addRecord(context, people.coordinator, measureKind, { roadmapSlug, typed });
		const day = async () => (await listMeasures(db, roadmap.id, null))[0]?.nextReleaseOn;
		expect(await day()).toBeNull();
		expect(await edit(1, "2027-02-30")).toMatchObject({ fields: { nextReleaseOn: expect.any(String) } });
		expect(await edit(1, "2027-10-31")).toMatchObject({ ok: true });
		expect(await day()).toBe("2027-10-31");
		expect(await edit(2, "")).toMatchObject({ ok: true });
		expect(await day()).toBeNull();
		expect((await lines()).slice(1).map((line) => [line.kind, line.from_value, line.to_value])).toEqual([
			["measure-changed", '{"nextReleaseOn":null}', '{"nextReleaseOn":"2027-10-31"}'],
			["measure-changed", '{"nextReleaseOn":"2027-10-31"}', '{"nextReleaseOn":null}'],
		]);
	});

	it("[R11] the ledger alone rebuilds a roadmap that was made and edited by hand", async () => {
		const { db, context, people } = await setUpEditing(await open());
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
		const { db, context, people } = await setUpEditing(await open());
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
});
