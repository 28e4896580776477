import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statuses } from "#app/domain/status.ts";
import { timeScale } from "./time-scale.ts";
import { daysOf, layoutTimeline, type TimedAction, type TimedWorkstream } from "./timeline-layout.ts";
import { daysOfYears, hrefOfYears, readYears, waysFrom, yearsOf } from "./timeline-years.ts";

const day = fc
	.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) })
	.map((time) => new Date(time).toISOString().slice(0, 10));
const maybe = fc.option(day, { nil: null });
const milestone = fc.record({ id: fc.uuid(), title: fc.string(), dueOn: maybe, completedOn: maybe });

const action: fc.Arbitrary<TimedAction> = fc.record({
	id: fc.uuid(),
	slug: fc.constant("slug"),
	title: fc.string(),
	lead: fc.constant(null),
	supporting: fc.constant([]),
	ownerId: fc.constant(null),
	ownerName: fc.constant(null),
	startsOn: maybe,
	dueOn: maybe,
	originalDueOn: maybe,
	status: fc.constantFrom(...statuses),
	statusAt: fc.constant("2026-01-01T00:00:00.000Z"),
	confirmedAt: fc.constant("2026-01-01T00:00:00.000Z"),
	internal: fc.constant(false),
	version: fc.constant(1),
	illustrative: fc.constant([]),
	milestones: fc.array(milestone, { maxLength: 4 }),
});
const workstream: fc.Arbitrary<TimedWorkstream> = fc.record({
	id: fc.uuid(),
	slug: fc.constant("stream"),
	title: fc.string(),
	summary: fc.string(),
	ambition: fc.constant(null),
	commitment: fc.constant(null),
	actions: fc.array(action, { maxLength: 12 }),
});
const workstreams = fc.array(workstream, { maxLength: 5 });
const years = fc
	.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 0, max: 60 }))
	.map(([from, more]) => ({ from, to: from + more }));

const isInside = (x: number | null) => x === null || (x >= 0 && x <= 100);

/** The first and the last day that anything names. */
function spanOf(given: TimedWorkstream[]) {
	const days = given.flatMap(({ actions }) => actions.flatMap(daysOf)).sort();
	const [from, to] = [days[0], days.at(-1)];
	return from === undefined || to === undefined ? null : { from, to };
}

describe("the layout of a timeline", () => {
	test("[Y1] every action is once a row or once outside, in its workstream and in order", () => {
		fc.assert(
			fc.property(workstreams, years, day, (given, shown, today) => {
				const { lanes } = layoutTimeline(given, daysOfYears(shown), today);
				expect(lanes.map((lane) => lane.workstream.id)).toEqual(given.map(({ id }) => id));
				for (const [index, { rows, outside }] of lanes.entries()) {
					const ids = given[index]?.actions.map(({ id }) => id) ?? [];
					const shownIds = rows.map((row) => row.action.id);
					expect(rows.length + outside).toBe(ids.length);
					expect(shownIds).toEqual(ids.filter((id) => shownIds.includes(id)));
				}
			}),
		);
	});

	test("[Y1] over all years every action is a row", () => {
		fc.assert(
			fc.property(workstreams, day, (given, today) => {
				const all = yearsOf({ startsOn: today, endsOn: today }, spanOf(given));
				const { lanes } = layoutTimeline(given, daysOfYears(all), today);
				expect(lanes.reduce((sum, { outside }) => sum + outside, 0)).toBe(0);
			}),
		);
	});

	test("[Y2] nothing is outside of the picture, and a day is left of every later day", () => {
		fc.assert(
			fc.property(workstreams, years, day, (given, shown, today) => {
				const timeline = layoutTimeline(given, daysOfYears(shown), today);
				expect(isInside(timeline.today)).toBe(true);
				for (const { x } of timeline.ticks) expect(isInside(x)).toBe(true);
				for (const row of timeline.lanes.flatMap(({ rows }) => rows)) {
					for (const x of [row.start, row.due, row.original]) expect(isInside(x)).toBe(true);
					for (const { x } of row.milestones) expect(isInside(x)).toBe(true);
					for (const stretch of [row.bar, row.open]) {
						if (!stretch) continue;
						expect(stretch.x).toBeGreaterThanOrEqual(0);
						expect(stretch.width).toBeGreaterThan(0);
						expect(stretch.x + stretch.width).toBeLessThanOrEqual(100.001);
					}
					const { start, due, action } = row;
					if (start !== null && due !== null && (action.startsOn ?? "") < (action.dueOn ?? ""))
						expect(start).toBeLessThanOrEqual(due);
				}
			}),
		);
	});

	test("[Y2] the places of days keep their order, and the axis says where years begin", () => {
		fc.assert(
			fc.property(years, day, day, (shown, one, other) => {
				const scale = timeScale(daysOfYears(shown));
				const [first = "", second = ""] = [one, other].sort();
				expect(scale.place(first)).toBeLessThanOrEqual(scale.place(second));
				const labels = scale.ticks.map(({ label }) => label);
				expect(labels.length).toBeGreaterThan(0);
				expect(scale.ticks.filter(({ narrow }) => narrow).length).toBeLessThanOrEqual(12);
				for (const { x, label } of scale.ticks)
					if (/^\d+$/.test(label)) expect(x).toBe(scale.place(`${label.padStart(4, "0")}-01-01`));
			}),
		);
	});

	test("[Y1] what has no date at all is a row without marks, and what has no start may go on before the years shown", () => {
		const base = fc.sample(action, { numRuns: 1, seed: 1 })[0] as TimedAction;
		const none = { startsOn: null, dueOn: null, originalDueOn: null, milestones: [] };
		const layout = (over: Partial<TimedAction>, shown = { from: 2024, to: 2026 }) =>
			layoutTimeline(
				[{ ...(fc.sample(workstream, 1)[0] as TimedWorkstream), actions: [{ ...base, ...none, ...over }] }],
				daysOfYears(shown),
				"2025-01-01",
			).lanes[0];
		expect(layout({})?.rows[0]).toMatchObject({ bar: null, open: null, due: null, milestones: [] });
		expect(layout({ dueOn: "2041-12-31" })?.rows[0]).toMatchObject({ open: { x: 0, width: 100 }, due: null });
		expect(layout({ dueOn: "2023-12-31" })).toMatchObject({ rows: [], outside: 1 });
		expect(layout({ startsOn: "2019-01-01" })?.rows[0]).toMatchObject({ open: { x: 0, width: 100 } });
		expect(layout({ startsOn: "2027-01-01" })).toMatchObject({ rows: [], outside: 1 });
		expect(layout({ startsOn: "2025-05-05", dueOn: "2025-05-05" })?.rows[0]?.bar?.width).toBeGreaterThan(0);
		// Dates in the wrong order are shown as they are given.
		const wrong = layout({ startsOn: "2026-06-01", dueOn: "2024-06-01" })?.rows[0];
		expect(wrong?.start ?? 0).toBeGreaterThan(wrong?.due ?? 100);
	});
});

describe("the years of a timeline", () => {
	const all = { from: 2018, to: 2030 };
	const read = (text: string) => readYears(new URLSearchParams(text), all);

	test("[Y3] an address asks for years; one of them is enough, and more than there are is cut", () => {
		expect(read("")).toEqual({ ...all, isAll: true, ignored: null });
		expect(read("from=2024&to=2026")).toEqual({ from: 2024, to: 2026, isAll: false, ignored: null });
		expect(read("from=2024")).toMatchObject({ from: 2024, to: 2030 });
		expect(read("to=2020")).toMatchObject({ from: 2018, to: 2020 });
		expect(read("from=1990&to=2100")).toMatchObject({ ...all, isAll: true, ignored: null });
	});

	test.each([
		["from=2026&to=2024", "2026 to 2024"],
		["from=soon", "soon"],
		["from=1990&to=1999", "1990 to 1999"],
		["to=%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</sc…"],
		["from=20240", "20240"],
		["from=-2024", "-2024"],
	])("[Y3] %s is ignored and named", (text, named) => {
		expect(read(text)).toEqual({ ...all, isAll: true, ignored: named });
	});

	test("[Y3] every way from a view leads to another one within the years that there are", () => {
		fc.assert(
			fc.property(years, day, fc.nat(200), fc.nat(200), (known, today, one, more) => {
				const from = Math.min(known.from + one, known.to);
				const view = { from, to: Math.min(from + more, known.to) };
				for (const { years: there } of waysFrom(view, known, today)) {
					expect(there).not.toEqual(view);
					const search = new URL(hrefOfYears("http://x/timeline", there, known)).searchParams;
					expect(readYears(search, known)).toMatchObject({ ...there, ignored: null });
				}
			}),
		);
	});

	test("[Y3] from all years there are ways nearer and to today, and back", () => {
		const ways = (view: { from: number; to: number }) =>
			waysFrom(view, all, "2026-11-20").map(({ text, years }) => `${text} ${years.from}-${years.to}`);
		expect(ways(all)).toEqual(["Around today 2025-2027", "Closer 2021-2026"]);
		expect(ways({ from: 2025, to: 2027 })).toEqual([
			"All years 2018-2030",
			"Earlier 2022-2024",
			"Later 2028-2030",
			"Closer 2026-2026",
			"Wider 2024-2028",
		]);
	});

	test("[Y1] all years are those that the roadmap and anything on it touch", () => {
		fc.assert(
			fc.property(workstreams, (given) => {
				const { from, to } = yearsOf({ startsOn: "2019-01-01", endsOn: "2030-12-31" }, spanOf(given));
				for (const one of given.flatMap(({ actions }) => actions.flatMap(daysOf))) {
					expect(Number(one.slice(0, 4))).toBeGreaterThanOrEqual(from);
					expect(Number(one.slice(0, 4))).toBeLessThanOrEqual(to);
				}
			}),
		);
	});
});
