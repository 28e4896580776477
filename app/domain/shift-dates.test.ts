import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { addDays, daysBetween, isDay } from "./dates.ts";
import type { RoadmapFile } from "./exported-format.ts";
import { readRoadmapFile } from "./roadmap-file.ts";
import { shiftDueDates, snapshotDay } from "./shift-dates.ts";

function demoFile(name: string): RoadmapFile {
	const read = readRoadmapFile(readFileSync(new URL(`../../db/demo/${name}.json`, import.meta.url), "utf8"));
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return read.file;
}

/** Every due date with its place and whether the file lists it, or what holds it, as made up. */
function dueDates(file: RoadmapFile): { place: string; day: string; madeUp: boolean }[] {
	return file.workstreams
		.flatMap((workstream) => workstream.actions)
		.flatMap(({ slug, dueOn, illustrative, milestones }) => [
			{ place: slug, day: dueOn, madeUp: illustrative.includes("dueOn") },
			...milestones.map((milestone, n) => ({
				place: `${slug} ${n}`,
				day: milestone.dueOn,
				madeUp: [`milestones[${n}]`, `milestones[${n}].dueOn`].some((entry) => illustrative.includes(entry)),
			})),
		])
		.flatMap(({ day, ...rest }) => (day === undefined ? [] : [{ ...rest, day }]));
}

const withoutDueDates = (file: RoadmapFile) =>
	JSON.stringify(file, (key, value: unknown) => (key === "dueOn" ? "" : value));

describe.each(["fast-track-cities-london", "london-vision"])("the due dates of %s", (name) => {
	const file = demoFile(name);
	const before = dueDates(file);
	const randomDay = fc.integer({ min: -2_000, max: 20_000 }).map((days) => addDays(snapshotDay, days));

	test("[D7] move only where they are made up, as far as the snapshot day, at most to the roadmap's end", () => {
		expect(before.filter(({ madeUp }) => madeUp).length).toBeGreaterThan(10);
		expect(before.filter(({ madeUp }) => !madeUp).length).toBeGreaterThan(3);
		fc.assert(
			fc.property(randomDay, (today) => {
				const after = dueDates(shiftDueDates(file, today));
				return (
					after.length === before.length &&
					before.every(({ place, day, madeUp }, index) => {
						const moved = after[index];
						if (moved?.place !== place || !isDay(moved.day)) return false;
						if (!madeUp || today <= snapshotDay) return moved.day === day;
						const [first = ""] = [addDays(day, daysBetween(snapshotDay, today)), file.roadmap.endsOn].sort();
						return moved.day === [day, first].sort()[1];
					})
				);
			}),
		);
	});

	test("[D7] are all that changes, and the result is still a valid file", () => {
		fc.assert(
			fc.property(randomDay, (today) => {
				const shifted = shiftDueDates(file, today);
				return (
					withoutDueDates(shifted) === withoutDueDates(file) && readRoadmapFile(JSON.stringify(shifted)).ok
				);
			}),
			{ numRuns: 15 },
		);
	});
});

describe("made-up due dates", () => {
	const dues = (today: string) => dueDates(shiftDueDates(smallRoadmap(), today)).map(({ day }) => day);

	test("[D7] move by the days since the snapshot", () => {
		expect(dues("2019-12-31")).toEqual(["2020-12-31", "2020-06-30"]);
		expect(dues("2020-01-10")).toEqual(["2021-01-10", "2020-07-10"]);
	});

	test("[D7] stop at the roadmap's end, and stay where they lie beyond it or where today is before the snapshot", () => {
		expect(dues("2029-12-31")).toEqual(["2030-12-31", "2030-07-01"]);
		expect(dues("2035-01-01")).toEqual(["2030-12-31", "2030-12-31"]);
		expect(dues("2018-01-01")).toEqual(["2020-12-31", "2020-06-30"]);
		const short = smallRoadmap();
		short.roadmap.endsOn = "2020-10-01";
		expect(dueDates(shiftDueDates(short, "2021-01-01")).map(({ day }) => day)).toEqual([
			"2020-12-31",
			"2020-10-01",
		]);
	});
});
