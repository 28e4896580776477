import { describe, expect, test } from "vitest";
import type { ChangeContent, ChangeSubject } from "./change.ts";
import type { Place, PlacedLine } from "./changed-item.ts";
import { countChanges, groupChanges } from "./group-changes.ts";
import { spanWords } from "./time-span.ts";
import { tellChanges } from "./what-changed.ts";

const council = { id: "council", slug: "council", name: "The council" };
const together = { id: "together", slug: "together", title: "Together" };
const clinic: Place = {
	workstream: together,
	action: { id: "clinic", slug: "open-clinic", title: "Open a clinic", originalDueOn: "2027-12-31" },
	organisation: council,
};
const survey: Place = {
	workstream: { id: "apart", slug: "apart", title: "Apart" },
	action: { id: "survey", slug: "ask", title: "Ask patients", originalDueOn: null },
	organisation: null,
};
const about = (id: string): ChangeSubject => ({ type: "action", id });

let revision = 0;
function line(content: ChangeContent, place: Place = clinic, over: Partial<PlacedLine> = {}): PlacedLine {
	revision += 1;
	return {
		revision,
		content,
		subject: about(place.action?.id ?? "roadmap"),
		subjectTitle: place.action?.title ?? null,
		subjectSlug: null,
		reason: "The builder left",
		personName: "Sam Lee",
		organisation: council,
		onBehalfOf: null,
		people: {},
		at: "2026-03-03T10:00:00.000Z",
		public: true,
		madeIn: null,
		place,
		...over,
	};
}

const moved = (from: string | null, to: string | null): ChangeContent => ({
	kind: "due-date-changed",
	from: { dueOn: from },
	to: { dueOn: to, agreedBy: "the board" },
});
const went = (
	from: "on-track" | "at-risk" | "off-track",
	to: "on-track" | "off-track" | "at-risk" | "complete",
) =>
	({
		kind: "status-changed",
		from: { status: from },
		to: { status: to, path: to === "at-risk" ? "Ask the trust" : null },
	}) as const;

const everyone = { people: true, owners: true };
const tell = (...lines: PlacedLine[]) => tellChanges(lines, everyone);

describe("what changed", () => {
	test("[H3] a slipped date says by how much, from when to when, and how much in all, however many moves it took", () => {
		const [item] = tell(line(moved("2028-03-31", "2028-06-30")), line(moved("2028-06-30", "2028-09-30")));
		expect(item).toMatchObject({
			category: "slipped",
			sentence:
				"The due date slipped by 6 months: due 30 September 2028 instead of 31 March 2028, in 2 steps. " +
				"Originally due 31 December 2027: 9 months later in all. Agreed by the board.",
			said: { who: "Sam Lee (The council)", reason: "The builder left" },
			steps: 2,
		});
	});

	test.each([
		[moved("2027-12-31", "2028-01-10"), "slipped", "The due date slipped by 10 days: due 10 January 2028"],
		[moved("2028-12-31", "2028-06-30"), "sooner", "The due date was brought forward by 6 months"],
		[moved("2029-12-31", "2027-12-31"), "sooner", "That is the original date."],
		[
			moved(null, "2028-06-30"),
			"sooner",
			"The due date is now 30 June 2028: there was none. Agreed by the board.",
		],
		[moved("2028-06-30", null), "slipped", "There is no due date any more: it was 30 June 2028."],
	] as const)("[H3] a single move of a date, %#", (content, category, words) => {
		const [item] = tell(line(content));
		expect(item?.category).toBe(category);
		expect(item?.sentence).toContain(words);
	});

	test("[H3] a date that came back is no slippage", () => {
		const [item] = tell(line(moved("2028-03-31", "2028-06-30")), line(moved("2028-06-30", "2028-03-31")));
		expect(item?.sentence).toBe(
			"The due date was moved and moved back: it is 31 March 2028 again (2 changes).",
		);
	});

	test("[H4] changes of status fold from the first to the last, with their number; worse comes before better", () => {
		const items = tell(
			line(went("off-track", "on-track"), survey),
			line(went("on-track", "at-risk")),
			line(went("at-risk", "off-track")),
		);
		expect(items.map(({ category, sentence }) => [category, sentence])).toEqual([
			["worse", "The status went from On track to Off track, in 2 steps."],
			["better", "The status went from Off track to On track."],
		]);
		expect(tell(line(went("on-track", "at-risk")), line(went("at-risk", "on-track")))[0]?.sentence).toBe(
			"The status is On track again, as before (2 changes).",
		);
		expect(tell(line(went("on-track", "at-risk")))[0]?.sentence).toBe(
			"The status went from On track to At risk. Path to green: Ask the trust.",
		);
	});

	test("[H4] everything is told in its order: dates, statuses, new and complete, milestones, updates, duties, the rest", () => {
		const reached = { milestoneId: "m", title: "Doors open", completedOn: null };
		const items = tell(
			line({ kind: "status-confirmed", from: null, to: { status: "on-track" } }),
			line({ kind: "owner-changed", from: { ownerId: null }, to: { ownerId: "sam" } }, clinic, {
				people: { sam: "Sam Lee" },
			}),
			line({ kind: "update-published", from: null, to: { number: 3, title: "Spring", contentHash: "x" } }),
			line({ kind: "milestone-changed", from: reached, to: { ...reached, completedOn: "2026-03-02" } }),
			line({ kind: "action-added", from: null, to: {} }, survey),
			line(went("on-track", "complete"), survey),
			line(went("on-track", "off-track")),
			line(moved("2027-12-31", "2028-12-31")),
		);
		expect(items.map(({ category }) => category)).toEqual([
			"slipped",
			"worse",
			"completed",
			"new",
			"milestone",
			"update",
			"duty",
			"rest",
		]);
		expect(items.map(({ sentence }) => sentence)).toEqual(
			expect.arrayContaining([
				"Sam Lee is now the owner.",
				"The milestone “Doors open” was reached on 2 March 2026.",
				"The status is still On track: confirmed, nothing new.",
				"Sam Lee (The council) published update 3, “Spring”.",
			]),
		);
		expect(countChanges(items).slice(0, 2)).toEqual([
			{ category: "slipped", words: "1 date slipped" },
			{ category: "worse", words: "1 status got worse" },
		]);
	});

	test("[H4] an update that was published and withdrawn in the same time is told twice, and counted once", () => {
		const update = { number: 3, title: "Spring" };
		const of = (id: string): Partial<PlacedLine> => ({ subject: { type: "update", id } });
		const published = { kind: "update-published", from: null, to: { ...update, contentHash: "x" } } as const;
		const items = tell(
			line(published, clinic, of("spring")),
			line({ kind: "update-withdrawn", from: null, to: update }, clinic, of("spring")),
			line(published, clinic, of("summer")),
		);
		expect(items).toHaveLength(3);
		expect(countChanges(items)).toEqual([
			{ category: "update", words: "2 updates were published or changed" },
		]);
	});

	test("[H4] an agenda that one person changed item by item is one piece of news", () => {
		const changed: ChangeContent = { kind: "agenda-changed", from: null, to: { items: [] } };
		const of = (id: string): Partial<PlacedLine> => ({ subject: { type: "meeting", id } });
		const items = tell(
			line(changed, clinic, of("spring")),
			line(changed, clinic, of("spring")),
			line(changed, clinic, { ...of("spring"), personName: "Kim Roe" }),
			line(changed, clinic, of("summer")),
		);
		expect(items.map(({ steps }) => steps)).toEqual([1, 1, 2]);
	});

	test("[H5] an owner's name is told only to those who may know it", () => {
		const content = { kind: "owner-changed", from: { ownerId: null }, to: { ownerId: "sam" } } as const;
		const lines = [line(content, clinic, { people: { sam: "Sam Lee" } })];
		const [item] = tellChanges(lines, { people: false, owners: false });
		expect(JSON.stringify(item)).not.toContain("Sam");
		expect(item?.sentence).toBe("There is another owner.");
	});

	test("[H4] groups by workstream, action or organisation; the gravest first, the roadmap itself last", () => {
		const items = tell(
			line(went("on-track", "complete"), survey),
			line(moved("2027-12-31", "2028-12-31")),
			line(
				{ kind: "roadmap-changed", from: { title: "Old" }, to: { title: "New" } },
				{ workstream: null, action: null, organisation: null },
			),
		);
		const titles = (by: "workstream" | "action" | "organisation") =>
			groupChanges(items, by).map(({ title }) => title);
		expect(titles("workstream")).toEqual(["Together", "Apart", "The roadmap as a whole"]);
		expect(titles("action")).toEqual(["Open a clinic", "Ask patients", "The roadmap as a whole"]);
		expect(titles("organisation")).toEqual(["The council", "No lead yet", "The roadmap as a whole"]);
	});

	test("[H4] a roadmap that was loaded in the time is one sentence, not one for each record", () => {
		const nobody = { personName: null, organisation: null, reason: null };
		const items = tell(
			line({ kind: "roadmap-added", from: null, to: {} }, clinic, nobody),
			line({ kind: "workstream-added", from: null, to: {} }, clinic, nobody),
			line({ kind: "action-added", from: null, to: {} }, clinic, nobody),
			line({ kind: "action-added", from: null, to: {} }, survey, nobody),
			line(went("on-track", "off-track"), clinic, { at: "2026-03-04T10:00:00.000Z" }),
		);
		expect(items.map(({ sentence }) => sentence)).toEqual([
			"The status went from On track to Off track.",
			"The roadmap was loaded with 1 workstream and 2 actions.",
		]);
	});

	test.each([
		["2027-12-31", "2028-06-30", "6 months"],
		["2027-12-31", "2028-12-31", "1 year"],
		["2028-01-31", "2028-02-29", "1 month"],
		["2028-01-15", "2028-02-15", "1 month"],
		["2028-01-15", "2028-01-16", "1 day"],
		["2028-03-05", "2028-01-15", "50 days"],
	])("[H3] from %s to %s is %s", (from, to, words) => {
		expect(spanWords(from, to)).toBe(words);
	});
});
