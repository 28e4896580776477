import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readRoadmapFile } from "#app/domain/roadmap-file.ts";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { changedRoadmap } from "#test/support/small-roadmap.ts";
import { type LoadOptions, type LoadOutcome, loadRoadmap } from "./load-roadmap.server.ts";

const now = new Date("2026-01-05T09:00:00Z");

/** Loads the small roadmap with changes, as the command does. */
async function load(
	db: Db,
	changes: [string, unknown][] = [],
	options: Partial<LoadOptions> = {},
): Promise<LoadOutcome> {
	const read = readRoadmapFile(changedRoadmap(...changes));
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	const digest = createHash("sha256").update(read.canonical).digest("hex");
	return loadRoadmap(db, read.file, { digest, now, publish: true, ...options });
}

const otherSlugs: [string, unknown][] = [["roadmap.slug", "second"]];

describeEachDatabase("loading a roadmap", (open) => {
	test("[D9] writes everything with one ledger line a record, and counts it", async () => {
		const db = await open();
		const outcome = await load(db);
		expect(outcome).toMatchObject({
			outcome: "loaded",
			roadmap: { slug: "small", title: "A small roadmap" },
			counts: {
				partners: 2,
				workstreams: 1,
				actions: 1,
				supportingOrganisations: 1,
				milestones: 2,
				measures: 1,
				measurements: 2,
				meetings: 1,
				agendaItems: 2,
				updates: 2,
				changes: 9,
			},
		});
		const lines = await db.selectFrom("change").selectAll().orderBy("revision").execute();
		expect(lines.map(({ revision, kind, public: seen }) => [revision, kind, seen])).toEqual([
			[1, "roadmap-added", 1],
			[2, "partner-added", 1],
			[3, "partner-added", 1],
			[4, "workstream-added", 1],
			[5, "action-added", 1],
			[6, "measure-added", 1],
			[7, "meeting-added", 0],
			[8, "update-published", 1],
			[9, "update-published", 1],
		]);
		expect(JSON.parse(lines[4]?.to_value ?? "")).toMatchObject({
			slug: "open-clinic",
			statusReason: "The lease is not signed.",
			milestones: [{ title: "Site found" }, { title: "Doors open", dueOn: "2020-06-30" }],
			illustrative: ["dueOn", "milestones[0].completedOn", "milestones[1]"],
		});
	});

	test("[D9] states the status of the day that the file is about, in nobody's name, and gives every action an empty narrative", async () => {
		const db = await open();
		await load(db, [], { statusAsOf: "2018-07-13T12:00:00.000Z" });
		expect(await db.selectFrom("action").selectAll().executeTakeFirst()).toMatchObject({
			status: "at-risk",
			status_reason: "The lease is not signed.",
			status_at: "2018-07-13T12:00:00.000Z",
			confirmed_at: "2018-07-13T12:00:00.000Z",
			status_person_id: null,
			status_organisation_id: null,
			due_on: "2020-12-31",
			original_due_on: "2020-12-31",
		});
		expect(await db.selectFrom("document").select(["seq", "text", "name"]).execute()).toEqual([
			{ seq: 0, text: "", name: expect.stringMatching(/^[\w-]{20}$/) },
		]);
		// A meeting on that very day is still to come.
		expect(await db.selectFrom("meeting").select(["state", "starts_at"]).execute()).toEqual([
			{ state: "open", starts_at: "2018-07-13T09:00:00.000Z" },
		]);
	});

	test("[D9] closes the meetings of earlier days and numbers updates by the end of their periods", async () => {
		const db = await open();
		await load(db, [["updates[0].period", "2020"]]);
		expect(await db.selectFrom("meeting").select("state").execute()).toEqual([{ state: "closed" }]);
		const updates = await db
			.selectFrom("published_update")
			.select(["number", "title", "html", "text", "content_hash", "authors", "published_at"])
			.orderBy("number")
			.execute();
		expect(updates.map(({ number, title }) => [number, title])).toEqual([
			[1, "A site"],
			[2, "Begun"],
		]);
		const html = "<p>We have <strong>begun</strong>.</p>";
		expect(updates[1]).toMatchObject({
			html,
			text: "We have begun.",
			authors: "[]",
			published_at: now.toISOString(),
		});
		expect(updates[1]?.content_hash).toBe(createHash("sha256").update(html).digest("hex"));
	});

	test("[D9] keeps a draft from the public, ledger included, and gives organisations the parts that are asked for", async () => {
		const db = await open();
		await load(db, [], { publish: false, parts: { council: "signatory" } });
		expect(await db.selectFrom("roadmap").select("published").execute()).toEqual([{ published: 0 }]);
		expect(await db.selectFrom("change").select("id").where("public", "=", 1).execute()).toEqual([]);
		const parts = await db.selectFrom("partner").select("part").orderBy("position").execute();
		expect(parts.map(({ part }) => part)).toEqual(["signatory", "partner"]);
	});

	test("[D10] changes nothing when the same file is loaded again, in whatever spacing and on a later day", async () => {
		const db = await open();
		const first = await load(db);
		const before = await dump(db);
		const again = await load(db, [], { now: new Date("2027-01-01T00:00:00Z"), publish: false });
		expect(again).toEqual({ outcome: "unchanged", roadmap: first.outcome === "loaded" && first.roadmap });
		expect(await dump(db)).toEqual(before);
	});

	test("[D10] loads a file once, however many load it at the same time", async () => {
		const db = await open();
		const outcomes = await Promise.all([load(db), load(db), load(db), load(db)]);
		expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
			"loaded",
			"unchanged",
			"unchanged",
			"unchanged",
		]);
		expect(await db.selectFrom("roadmap").select(["slug", "revision"]).execute()).toEqual([
			{ slug: "small", revision: 9 },
		]);
		expect(await db.selectFrom("change").select("id").execute()).toHaveLength(9);
	});

	test("[D11] refuses another file for a roadmap that is here, and writes nothing", async () => {
		const db = await open();
		await load(db);
		const before = await dump(db);
		expect(await load(db, [["roadmap.title", "Another"]])).toEqual({
			outcome: "refused",
			problems: [{ place: "roadmap.slug", message: expect.stringContaining('"small" is here already') }],
		});
		expect(await dump(db)).toEqual(before);
	});

	test("[D11] shares organisations between roadmaps, and refuses one that has another name or kind here", async () => {
		const db = await open();
		await load(db);
		expect(await load(db, otherSlugs)).toMatchObject({ outcome: "loaded" });
		expect(await db.selectFrom("organisation").select("slug").execute()).toHaveLength(2);
		const before = await dump(db);
		const outcome = await load(db, [
			["roadmap.slug", "third"],
			["organisations[0].name", "A council"],
			["organisations[1].kind", "charity"],
		]);
		expect(outcome).toEqual({
			outcome: "refused",
			problems: [
				{
					place: 'organisations[0] (organisation "council")',
					message: expect.stringContaining('"The council" (local-government)'),
				},
				{
					place: 'organisations[1] (organisation "trust")',
					message: expect.stringContaining('"The trust" (nhs)'),
				},
			],
		});
		expect(await dump(db)).toEqual(before);
	});

	test("[D11] writes nothing when the database refuses any of it", async () => {
		const db = await open();
		const before = await dump(db);
		const read = readRoadmapFile(changedRoadmap());
		if (!read.ok) throw new Error("the small roadmap is valid");
		const [workstream] = read.file.workstreams;
		if (workstream) read.file.workstreams.push(workstream);
		await expect(loadRoadmap(db, read.file, { digest: "d", now, publish: true })).rejects.toThrow();
		expect(await dump(db)).toEqual(before);
	});
});
