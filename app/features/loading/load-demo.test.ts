import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { RoadmapFile } from "#app/domain/exported-format.ts";
import { lastDayOf } from "#app/domain/period.ts";
import { readRoadmapFile } from "#app/domain/roadmap-file.ts";
import { shiftDueDates, snapshotDay } from "#app/domain/shift-dates.ts";
import { demoPeople } from "#db/demo/people.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { rebuildFile } from "#test/support/rebuild-file.ts";
import { loadDemo } from "./load-demo.server.ts";
import { loadRoadmap } from "./load-roadmap.server.ts";
import { readRoadmapSource } from "./read-roadmap-source.server.ts";

const demoFolder = fileURLToPath(new URL("../../../db/demo", import.meta.url));
const now = new Date("2026-01-05T09:00:00Z");
const names = ["fast-track-cities-london", "london-vision"];

function demoFile(name: string): RoadmapFile {
	const read = readRoadmapFile(readFileSync(join(demoFolder, `${name}.json`), "utf8"));
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return read.file;
}

/** The file as the database is asked to give it back: updates by the end of their periods, instants in UTC. */
const asStored = (file: RoadmapFile) => ({
	...file,
	meetings: file.meetings.map((meeting) => ({
		...meeting,
		startsAt: new Date(meeting.startsAt).toISOString(),
	})),
	updates: file.updates.toSorted((a, b) =>
		lastDayOf(a.period ?? "").localeCompare(lastDayOf(b.period ?? "")),
	),
});

describeEachDatabase("the London data", (open) => {
	test.each(names)("[D12] every field of %s lands in the database", async (name) => {
		const db = await open();
		const file = demoFile(name);
		const outcome = await loadRoadmap(db, file, { digest: "d", now, publish: true });
		expect(outcome.outcome).toBe("loaded");
		expect(await rebuildFile(db, name)).toEqual(asStored(file));
	});

	test("[D12] the counts are those of the files", async () => {
		const db = await open();
		const counts = [];
		for (const name of names) {
			const outcome = await loadRoadmap(db, demoFile(name), { digest: name, now, publish: true });
			counts.push(outcome.outcome === "loaded" && outcome.counts);
		}
		expect(counts).toEqual([
			{
				partners: 19,
				workstreams: 4,
				actions: 14,
				supportingOrganisations: 43,
				milestones: 27,
				measures: 16,
				measurements: 12,
				meetings: 5,
				agendaItems: 17,
				updates: 4,
				changes: 63,
			},
			{
				partners: 46,
				workstreams: 10,
				actions: 125,
				supportingOrganisations: 275,
				milestones: 84,
				measures: 82,
				measurements: 41,
				meetings: 6,
				agendaItems: 17,
				updates: 12,
				changes: 282,
			},
		]);
	});
});

describeEachDatabase("the demo", (open) => {
	test("[D13] holds both roadmaps, published, with made-up due dates moved to today and nothing else changed", async () => {
		const db = await open();
		expect(await loadDemo(db, { now, demoFolder })).toEqual({ ok: true, roadmapsAdded: 2, peopleAdded: 7 });
		for (const name of names) {
			const moved = shiftDueDates(demoFile(name), "2026-01-05");
			expect(moved).not.toEqual(demoFile(name));
			expect(await rebuildFile(db, name)).toEqual(asStored(moved));
		}
		expect(
			await db.selectFrom("action").select("id").where("status_at", "!=", now.toISOString()).execute(),
		).toEqual([]);
		expect(await db.selectFrom("roadmap").select("published").execute()).toEqual([
			{ published: 1 },
			{ published: 1 },
		]);
	});

	test("[D13] changes nothing at its second start, on whatever day, even after people changed the roadmap", async () => {
		const db = await open();
		await loadDemo(db, { now, demoFolder });
		await db
			.updateTable("roadmap")
			.set({ title: "Renamed", loaded_digest: "other" })
			.where("slug", "=", "london-vision")
			.execute();
		const before = await dump(db);
		expect(await loadDemo(db, { now: new Date("2026-08-01T00:00:00Z"), demoFolder })).toEqual({
			ok: true,
			roadmapsAdded: 0,
			peopleAdded: 0,
		});
		expect(await dump(db)).toEqual(before);
	});

	test("[D13] can tell that its file is loaded, though its dates were moved", async () => {
		const db = await open();
		await loadDemo(db, { now, demoFolder });
		const source = await readRoadmapSource(join(demoFolder, "london-vision.json"));
		if (!source.ok) throw new Error("the file is valid");
		const again = await loadRoadmap(db, source.file, { digest: source.digest, now, publish: true });
		expect(again.outcome).toBe("unchanged");
	});

	test("[D13] has a coordinator, four leads of the signatories, a contributor and an observer, each a partner where they have a role", async () => {
		const db = await open();
		await loadDemo(db, { now, demoFolder });
		const rows = await db
			.selectFrom("membership")
			.innerJoin("roadmap", "roadmap.id", "membership.roadmap_id")
			.innerJoin("person", "person.id", "membership.person_id")
			.innerJoin("organisation", "organisation.id", "membership.organisation_id")
			.innerJoin("partner", (join) =>
				join
					.onRef("partner.roadmap_id", "=", "membership.roadmap_id")
					.onRef("partner.organisation_id", "=", "membership.organisation_id"),
			)
			.select([
				"roadmap.slug",
				"person.name",
				"person.demo",
				"organisation.name as organisation",
				"role",
				"part",
			])
			.orderBy("person.id")
			.execute();
		expect(rows).toHaveLength(demoPeople.flatMap(({ memberships }) => memberships).length);
		expect(rows.every(({ demo }) => demo === 1)).toBe(true);
		expect(
			rows
				.filter(({ slug }) => slug === "fast-track-cities-london")
				.map((row) => [row.name, row.organisation, row.role, row.part]),
		).toEqual([
			["Fast-Track Cities London coordinator", "Healthy London Partnership", "coordinator", "secretariat"],
			["London Councils lead", "London Councils", "lead", "signatory"],
			["NHS England lead", "NHS England", "lead", "signatory"],
			["Public Health England lead", "Public Health England", "lead", "signatory"],
			["Mayor of London lead", "Mayor of London", "lead", "signatory"],
			["HIV voluntary sector contributor", "HIV voluntary sector", "contributor", "partner"],
			["HIV community observer", "HIV community representatives", "observer", "partner"],
		]);
	});

	test("[D13] says which of its files is broken or missing, and by which place", async () => {
		const db = await open();
		const folder = mkdtempSync(join(tmpdir(), "waymark-demo-"));
		try {
			cpSync(demoFolder, folder, { recursive: true });
			writeFileSync(join(folder, "fast-track-cities-london.json"), "{");
			const before = await dump(db);
			expect(await loadDemo(db, { now, demoFolder: folder })).toEqual({
				ok: false,
				problems: [{ place: "fast-track-cities-london.json: line 1, column 2", message: expect.any(String) }],
			});
			expect(await dump(db)).toEqual(before);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

test("[D13] on the snapshot day itself the demo moves nothing", () => {
	for (const name of names) expect(shiftDueDates(demoFile(name), snapshotDay)).toEqual(demoFile(name));
});
