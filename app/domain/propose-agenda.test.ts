import { expect, test } from "vitest";
import type { Ask } from "./meeting.ts";
import { type AgendaFacts, proposeAgenda } from "./propose-agenda.ts";
import type { ActionSummary } from "./read-model.ts";

const action = (id: string, over: Partial<ActionSummary> = {}): ActionSummary => ({
	id,
	slug: id,
	title: id,
	lead: null,
	supporting: [],
	ownerId: null,
	ownerName: null,
	startsOn: null,
	dueOn: "2027-12-31",
	originalDueOn: null,
	status: "on-track",
	statusAt: "2026-11-01T12:00:00.000Z",
	confirmedAt: "2026-11-01T12:00:00.000Z",
	internal: false,
	version: 1,
	illustrative: [],
	...over,
});

const organisation = (name: string) => ({ id: name, slug: name, name });
const ask: Ask = {
	id: "ask",
	number: 3,
	text: "Lend a room",
	from: organisation("The trust"),
	to: organisation("The council"),
	dueOn: "2026-12-01",
	state: "open",
	reason: null,
	askedAt: null,
	answeredAt: null,
	meeting: { slug: "m", title: "M" },
	agendaItemId: null,
};

const facts = (over: Partial<AgendaFacts>): AgendaFacts => ({
	today: "2026-11-20",
	actions: [],
	changes: new Map(),
	waitingForAgreement: new Set(),
	asks: [],
	onAgenda: new Set(),
	...over,
});

test("[G4] proposes what wants to be talked about, the most pressing first, each with its reasons", () => {
	const proposals = proposeAgenda(
		facts({
			actions: [
				action("calm"),
				action("changed"),
				action("silent", { confirmedAt: "2026-05-01T12:00:00.000Z" }),
				action("waiting"),
				action("late", { dueOn: "2026-11-19" }),
				action("at risk", { status: "at-risk" }),
				action("off track", { status: "off-track" }),
				action("over", { status: "complete", dueOn: "2020-01-01" }),
			],
			changes: new Map([["changed", 2]]),
			waitingForAgreement: new Set(["waiting"]),
			asks: [ask],
		}),
	);
	expect(proposals.map(({ title, reasons }) => [title, ...reasons])).toEqual([
		["off track", "Off track"],
		["at risk", "At risk"],
		["late", "Overdue by 1 day"],
		["The trust asks The council: Lend a room", "Ask 3 not answered, due on 1 December 2026"],
		["waiting", "Its update waits for agreement"],
		["silent", "Nothing said for 203 days"],
		["changed", "2 changes since the last meeting"],
	]);
});

test("[G4] leaves out what is on the agenda, and puts a late ask before what is at risk", () => {
	const actions = [action("a", { status: "at-risk" }), action("b", { status: "off-track" })];
	const late = { ...ask, dueOn: "2026-11-01", state: "accepted" as const };
	const proposals = proposeAgenda(facts({ actions, asks: [late], onAgenda: new Set(["b"]) }));
	expect(proposals.map(({ id }) => id)).toEqual(["ask", "a"]);
	expect(proposals[0]?.reasons).toEqual(["Ask 3 accepted, not done, due on 1 November 2026"]);
	expect(proposeAgenda(facts({ asks: [ask], onAgenda: new Set(["ask"]) }))).toEqual([]);
});
