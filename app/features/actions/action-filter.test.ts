import { describe, expect, it } from "vitest";
import type { ActionSummary, WorkstreamActions } from "#app/domain/read-model.ts";
import { isWanted } from "#app/domain/wanted-actions.ts";
import { filterFields, isFiltering, parseActionFilter, wantedBy } from "./action-filter.ts";

const organisations = ["council", "trust"].map((slug) => ({ id: slug, slug, name: slug }));
const [council, trust] = organisations;

const action = (over: Partial<ActionSummary>): ActionSummary => ({
	id: "a",
	slug: "a",
	title: "A",
	lead: null,
	supporting: [],
	ownerId: null,
	ownerName: null,
	startsOn: null,
	dueOn: null,
	originalDueOn: null,
	status: "on-track",
	statusAt: "2026-01-05T09:00:00.000Z",
	confirmedAt: "2026-01-05T09:00:00.000Z",
	internal: false,
	version: 1,
	illustrative: [],
	...over,
});
const workstream = (slug: string, actions: ActionSummary[]): WorkstreamActions => ({
	id: slug,
	slug,
	title: slug,
	summary: "",
	ambition: null,
	commitment: null,
	actions,
});
const all = [
	workstream("one", [
		action({ slug: "led", status: "at-risk", lead: council ?? null }),
		action({
			slug: "supported",
			status: "at-risk",
			lead: trust ?? null,
			supporting: council ? [council] : [],
		}),
		action({ slug: "fine", lead: council ?? null }),
	]),
	workstream("two", [action({ slug: "nobody", status: "off-track" })]),
];
const known = { organisations, workstreams: all };
const parse = (search: string) => parseActionFilter(new URLSearchParams(search), known);
const filtered = (search: string, given = all) =>
	given.flatMap((w) =>
		w.actions
			.filter((a) => isWanted({ ...a, workstreamId: w.id }, wantedBy(parse(search), known, "2026-11-20")))
			.map(({ slug }) => slug),
	);

describe("the filter of a list of actions", () => {
	it("[P6] takes several statuses, and an organisation that leads or supports", () => {
		expect(filtered("")).toEqual(["led", "supported", "fine", "nobody"]);
		expect(filtered("status=at-risk&status=off-track")).toEqual(["led", "supported", "nobody"]);
		expect(filtered("organisation=council")).toEqual(["led", "supported", "fine"]);
		expect(filtered("status=at-risk&organisation=trust")).toEqual(["supported"]);
		expect(filtered("status=complete")).toEqual([]);
	});

	it("[P6] takes a workstream and due dates, and all of it together", () => {
		expect(filtered("workstream=two")).toEqual(["nobody"]);
		const due = (slug: string, dueOn: string | null, over = {}) => action({ slug, dueOn, ...over });
		const dated = [
			workstream("one", [
				due("late", "2026-11-19"),
				due("ended", "2026-11-19", { status: "complete" }),
				due("today", "2026-11-20"),
				due("new-year", "2026-12-31"),
				due("may", "2027-05-20"),
				due("after", "2027-05-21"),
				due("never", null),
			]),
		];
		expect(filtered("due=overdue", dated)).toEqual(["late"]);
		expect(filtered("due=this-quarter", dated)).toEqual(["late", "ended", "today", "new-year"]);
		expect(filtered("due=six-months", dated)).toEqual(["today", "new-year", "may"]);
		expect(filtered("due=none", dated)).toEqual(["never"]);
		for (const by of ["2026-12-31", "2026", "31/12/2026", "31.12.2026", " 31 12 2026 "])
			expect(filtered(`due-by=${encodeURIComponent(by)}`, dated)).toEqual([
				"late",
				"ended",
				"today",
				"new-year",
			]);
		for (const no of ["20266", "31/13/2026", "30-2-2026", "0", "2026-12"])
			expect(parse(`due-by=${encodeURIComponent(no)}`)).toMatchObject({ due: { by: null }, ignored: [no] });
		const both = "due=six-months&due-by=2026&status=on-track&workstream=one";
		expect(filtered(both, dated)).toEqual(["today", "new-year"]);
		expect(new URLSearchParams(filterFields(parse(`${both}&status=odd`))).toString()).toBe(
			"status=on-track&workstream=one&due=six-months&due-by=2026",
		);
	});

	it("[P6] ignores and names what it does not know, shortened and at most three", () => {
		expect(parse("status=&organisation=&workstream=&due=&due-by=+")).toEqual(parse(""));
		expect(parse("due=tomorrow&due-by=soon&workstream=three").ignored).toEqual(["three", "tomorrow", "soon"]);
		const odd = parse(`status=on-track&status=__proto__&organisation=${"x".repeat(5_000)}`);
		expect(odd.statuses).toEqual(["on-track"]);
		expect(odd.organisation).toBeNull();
		expect(odd.ignored).toEqual(["__proto__", `${"x".repeat(40)}…`]);
		const many = Array.from({ length: 50 }, (_, i) => `status=s${i}`).join("&");
		expect(parse(many).ignored).toHaveLength(3);
		expect(isFiltering(parse(many))).toBe(false);
	});
});
