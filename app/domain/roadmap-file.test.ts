import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedRoadmap, smallRoadmap } from "#test/support/small-roadmap.ts";
import { readRoadmapFile } from "./roadmap-file.ts";

const demoFile = (name: string) =>
	readFileSync(new URL(`../../db/demo/${name}.json`, import.meta.url), "utf8");

function problemsOf(text: string): [place: string, message: string][] {
	const read = readRoadmapFile(text);
	return read.ok ? [] : read.problems.map(({ place, message }) => [place, message]);
}

const action = "workstreams[0].actions[0]";
const inAction = '(action "open-clinic")';
const inIndicator = '(indicator "waiting-time")';
const again = (list: "organisations" | "indicators" | "meetings", changes: object) => [
	...smallRoadmap()[list],
	{ ...smallRoadmap()[list][0], ...changes },
];
const twoActions = (changes: object) => {
	const [first] = smallRoadmap().workstreams[0]?.actions ?? [];
	return [first, { ...first, slug: "other", title: "Other", ...changes }];
};

describe("a file in the format", () => {
	test.each(["fast-track-cities-london", "london-vision"])("[D5] %s is read whole and unchanged", (name) => {
		const read = readRoadmapFile(demoFile(name));
		expect(read.ok && read.file).toEqual(JSON.parse(demoFile(name)));
	});

	test("[D5] is the same whatever its spacing, order of fields and byte order mark", () => {
		const file = smallRoadmap();
		const { roadmap, ...rest } = file;
		const one = readRoadmapFile(JSON.stringify(file));
		const other = readRoadmapFile(`\uFEFF${JSON.stringify({ ...rest, roadmap }, null, "\t")}\n`);
		expect(one.ok && one.canonical).toBe(other.ok && other.canonical);
		const changed = readRoadmapFile(changedRoadmap([`${action}.statusNote`, "The lease is signed."]));
		expect(changed.ok && changed.canonical).not.toBe(one.ok && one.canonical);
	});

	test.each([
		[`${action}.status`, "stopped"],
		[`${action}.startsOn`, undefined],
		[`${action}.supportingOrganisations`, []],
		["meetings[0].startsAt", "2018-07-13T09:00:00Z"],
		["indicators[0].workstream", undefined],
		["roadmap.summary", "😀".repeat(400)],
		["updates[0].body", "<script>alert(1)</script>"],
	])("[D5] may have %s = %j", (path, value) => {
		expect(problemsOf(changedRoadmap([path, value]))).toEqual([]);
	});
});

describe("a broken file", () => {
	test.each<[path: string, value: unknown, place: string, message: string]>([
		["roadmap", undefined, "roadmap", "missing: add an object"],
		["roadmap.title", undefined, "roadmap.title", "missing: add a text"],
		["roadmap.title", null, "roadmap.title", "Here stands null"],
		["roadmap.title", "  ", "roadmap.title", "empty"],
		["roadmap.title", "a\u0000b", "roadmap.title", "control character"],
		["roadmap.title", "a\ud800b", "roadmap.title", "half a symbol"],
		["roadmap.summary", "x".repeat(401), "roadmap.summary", "401 characters: shorten it to at most 400"],
		["roadmap.endsOn", "2018-12-31", "roadmap.endsOn", "before startsOn (2019-01-01)"],
		["roadmap.endsOn", "2030-02-30", "roadmap.endsOn", "not a date"],
		["roadmap.colour", "red", "roadmap.colour", "no such field"],
		["roadmap.sources[0].file", "a/b.txt", "roadmap.sources[0].file", "not a path"],
		["extra", [], "extra", "no such field"],
		["organisations", {}, "organisations", "Here stands an object: write a list"],
		[
			"organisations[1].kind",
			"NHS",
			'organisations[1].kind (organisation "trust")',
			'"NHS" is not known here',
		],
		["organisations[1].slug", "The Trust", 'organisations[1].slug (organisation "The Trust")', "not a slug"],
		[
			"organisations",
			again("organisations", {}),
			'organisations[2].slug (organisation "council")',
			"used already at organisations[0].slug",
		],
		[
			"organisations[1].slug",
			"small",
			'organisations[1].slug (organisation "small")',
			"used already at roadmap.slug",
		],
		["workstreams[0].actions", [], 'workstreams[0].actions (workstream "together")', "at least one entry"],
		[
			"workstreams[0].actions",
			twoActions({ title: "Open a clinic" }),
			'workstreams[0].actions[1].title (action "other")',
			"used already",
		],
		[
			`${action}.leadOrganisation`,
			"nobody",
			`${action}.leadOrganisation ${inAction}`,
			'no organisation "nobody"',
		],
		[
			`${action}.leadOrganisation`,
			undefined,
			`${action}.leadOrganisation ${inAction}`,
			"missing: add a text",
		],
		[
			`${action}.supportingOrganisations`,
			["nobody"],
			`${action}.supportingOrganisations[0] ${inAction}`,
			'no organisation "nobody"',
		],
		[
			`${action}.supportingOrganisations`,
			["council"],
			`${action}.supportingOrganisations[0] ${inAction}`,
			"cannot also be a supporting one",
		],
		[
			`${action}.supportingOrganisations`,
			["trust", "trust"],
			`${action}.supportingOrganisations[1] ${inAction}`,
			"in the list already",
		],
		[`${action}.dueOn`, "2019-02-28", `${action}.dueOn ${inAction}`, "before startsOn (2019-03-01)"],
		[`${action}.dueOn`, "31/12/2020", `${action}.dueOn ${inAction}`, "not a date"],
		[
			`${action}.status`,
			"amber",
			`${action}.status ${inAction}`,
			'"amber" is not known here: use one of not-started, on-track',
		],
		[`${action}.status`, "complete", `${action}.milestones[1] ${inAction}`, "add completedOn"],
		[`${action}.status`, "not-started", `${action}.milestones[0].completedOn ${inAction}`, "has not started"],
		[`${action}.milestones[1].dueOn`, undefined, `${action}.milestones[1] ${inAction}`, "has no date"],
		[`${action}.milestones[1].owner`, "me", `${action}.milestones[1].owner ${inAction}`, "no such field"],
		[`${action}.illustrative`, ["owner"], `${action}.illustrative[0] ${inAction}`, "names no field"],
		[`${action}.illustrative`, ["milestones[7]"], `${action}.illustrative[0] ${inAction}`, "names no field"],
		[`${action}.illustrative`, ["toString"], `${action}.illustrative[0] ${inAction}`, "names no field"],
		[
			`${action}.illustrative`,
			["milestones.length"],
			`${action}.illustrative[0] ${inAction}`,
			"names no field",
		],
		[
			`${action}.illustrative`,
			["dueOn", "dueOn"],
			`${action}.illustrative[1] ${inAction}`,
			"in the list already",
		],
		["indicators[0].workstream", "apart", `indicators[0].workstream ${inIndicator}`, 'no workstream "apart"'],
		["indicators[0].direction", "left", `indicators[0].direction ${inIndicator}`, "use one of up, down"],
		[
			"indicators[0].baseline.value",
			99,
			`indicators[0].baseline ${inIndicator}`,
			"not one of the measurements",
		],
		[
			"indicators[0].measurements[1].period",
			"2017",
			`indicators[0].measurements[1].period ${inIndicator}`,
			"oldest first",
		],
		[
			"indicators[0].measurements[1].period",
			"2018/20",
			`indicators[0].measurements[1].period ${inIndicator}`,
			"not a period",
		],
		[
			"indicators[0].measurements[1].value",
			"11",
			`indicators[0].measurements[1].value ${inIndicator}`,
			"Here stands a text: write a number",
		],
		[
			"indicators",
			again("indicators", { slug: "other" }),
			'indicators[1].name (indicator "other")',
			"used already",
		],
		[
			"meetings[0].startsAt",
			"2018-07-13T10:00:00",
			'meetings[0].startsAt (meeting "first-meeting")',
			"with its offset",
		],
		[
			"meetings[0].startsAt",
			"2018-02-30T10:00:00Z",
			'meetings[0].startsAt (meeting "first-meeting")',
			"with its offset",
		],
		["meetings[0].agenda", [], 'meetings[0].agenda (meeting "first-meeting")', "at least one entry"],
		[
			"meetings",
			again("meetings", { slug: "other", startsAt: "2018-07-13T09:30:00+01:00" }),
			'meetings[1].startsAt (meeting "other")',
			"oldest first",
		],
		["updates[0].action", "open-clinic", 'updates[0] (update "Begun")', "exactly one workstream or action"],
		["updates[1].action", undefined, 'updates[1] (update "A site")', "exactly one workstream or action"],
		["updates[1].action", "close-clinic", 'updates[1].action (update "A site")', 'no action "close-clinic"'],
		["roadmap.slug", "workspace", "roadmap.slug", "the address of another page"],
		["updates[1].body", "x".repeat(3_001), 'updates[1].body (update "A site")', "at most 3,000"],
	])("[D6] is refused: %s = %j", (path, value, place, message) => {
		const problems = problemsOf(changedRoadmap([path, value]));
		const here = problems.filter(([where]) => where === place);
		expect(here, JSON.stringify(problems)).toHaveLength(1);
		expect(here[0]?.[1]).toContain(message);
	});

	test("[D6] has all its problems listed at once, in the order of their places", () => {
		const text = changedRoadmap(
			[`${action}.dueOn`, "2020-13-01"],
			[`${action}.status`, "amber"],
			[`${action}.leadOrganisation`, "nobody"],
			["updates[1].action", "close-clinic"],
			["meetings[0].agenda", 3],
			["indicators[0].illustrative", ["x"]],
		);
		expect(problemsOf(text).map(([place]) => place)).toEqual([
			`indicators[0].illustrative[0] ${inIndicator}`,
			'meetings[0].agenda (meeting "first-meeting")',
			'updates[1].action (update "A site")',
			`${action}.dueOn ${inAction}`,
			`${action}.leadOrganisation ${inAction}`,
			`${action}.status ${inAction}`,
		]);
	});

	test("[D6] that is not JSON is refused with line and column, and a field that stands twice with both", () => {
		expect(problemsOf('{\n  "roadmap": {,')).toEqual([
			["line 2, column 15", "This is not JSON: a field name in double quotes is missing here."],
		]);
		expect(problemsOf("%PDF-1.7")[0]?.[0]).toBe("line 1, column 1");
		expect(problemsOf("")).toEqual([["the file", "The file is empty: choose a roadmap file."]]);
		expect(problemsOf("[]")).toEqual([["the file", "Here stands a list: write an object."]]);
		const twice = JSON.stringify(smallRoadmap()).replace('"title":', '"slug":"other","title":');
		expect(problemsOf(twice)).toEqual([
			[expect.stringMatching(/^line 1/), expect.stringContaining('"slug" stands twice')],
		]);
	});

	test("[D6] cannot exhaust stack or memory", () => {
		const deep = `{"roadmap": ${"[".repeat(1_000_000)}`;
		expect(problemsOf(deep)).toEqual([
			[expect.stringMatching(/^line 1/), expect.stringContaining("nested more than 20")],
		]);
		const deepButClosed = changedRoadmap().replace(
			'"illustrative":[]',
			`"illustrative":${"[".repeat(5_000)}${"]".repeat(5_000)}`,
		);
		expect(problemsOf(deepButClosed)).toHaveLength(1);
		expect(problemsOf(`{"organisations": [${"1,".repeat(1_000_000)}1]}`)).toHaveLength(1);
		const actions = `[${"{},".repeat(9_000)}{}]`;
		const many = problemsOf(`{"workstreams": [{"actions": ${actions}}, {"actions": ${actions}}]}`);
		expect(many).toHaveLength(10_001);
		expect(many.at(-1)?.[1]).toContain("There are more problems");
	});

	test("[D6] is never taken for a right one and never throws, wherever a value is replaced", () => {
		const leaves = leavesOf(smallRoadmap(), "");
		expect(leaves.length).toBeGreaterThan(60);
		fc.assert(
			fc.property(fc.constantFrom(...leaves), fc.jsonValue({ maxDepth: 2 }), ([path, value], put) => {
				const read = readRoadmapFile(changedRoadmap([path, put]));
				return read.ok ? typeof put === typeof value : read.problems.length > 0;
			}),
			{ numRuns: 500 },
		);
	});
});

function leavesOf(value: unknown, path: string): [path: string, value: unknown][] {
	if (typeof value !== "object" || value === null) return [[path, value]];
	return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${path}.${key}`));
}
