import { describe, expect, it } from "vitest";
import type { ActionSummary, WorkstreamActions } from "#app/domain/read-model.ts";
import { applyActionFilter, isFiltering, parseActionFilter } from "./action-filter.ts";

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
const filtered = (search: string) =>
	applyActionFilter(all, parseActionFilter(new URLSearchParams(search), organisations)).flatMap((w) =>
		w.actions.map(({ slug }) => slug),
	);

describe("the filter of a list of actions", () => {
	it("[P6] takes several statuses, and an organisation that leads or supports", () => {
		expect(filtered("")).toEqual(["led", "supported", "fine", "nobody"]);
		expect(filtered("status=at-risk&status=off-track")).toEqual(["led", "supported", "nobody"]);
		expect(filtered("organisation=council")).toEqual(["led", "supported", "fine"]);
		expect(filtered("status=at-risk&organisation=trust")).toEqual(["supported"]);
		expect(filtered("status=complete")).toEqual([]);
	});

	it("[P6] ignores and names what it does not know, shortened and at most three", () => {
		const parse = (search: string) => parseActionFilter(new URLSearchParams(search), organisations);
		expect(parse("status=&organisation=")).toEqual({ statuses: [], organisation: null, ignored: [] });
		const odd = parse(`status=on-track&status=__proto__&organisation=${"x".repeat(5_000)}`);
		expect(odd.statuses).toEqual(["on-track"]);
		expect(odd.organisation).toBeNull();
		expect(odd.ignored).toEqual(["__proto__", `${"x".repeat(40)}…`]);
		const many = Array.from({ length: 50 }, (_, i) => `status=s${i}`).join("&");
		expect(parse(many).ignored).toHaveLength(3);
		expect(isFiltering(parse(many))).toBe(false);
	});
});
