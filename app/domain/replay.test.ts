import { describe, expect, test } from "vitest";
import type { ActionAdded } from "./added-records.ts";
import type { ChangeContent, ChangeSubject } from "./change.ts";
import { replay } from "./replay.ts";
import type { LedgerLine } from "./roadmap-state.ts";

const clinic: ActionAdded = {
	id: "clinic",
	workstreamId: "together",
	slug: "open-clinic",
	title: "Open a clinic",
	description: "A clinic near the station.",
	leadOrganisationId: "council",
	supportingOrganisationIds: ["trust"],
	ownerId: null,
	startsOn: null,
	dueOn: "2027-12-31",
	originalDueOn: null,
	status: "on-track",
	statusReason: "The lease is signed.",
	statusPath: null,
	statusAt: "2026-01-01T00:00:00.000Z",
	internal: false,
	position: 0,
	milestones: [{ id: "doors", title: "Doors open", dueOn: null, completedOn: null }],
	source: null,
	illustrative: ["status", "dueOn", "milestones[0]"],
};

/** Lines about the clinic, a day apart, with revisions from 1. */
function ledger(...contents: (ChangeContent & { about?: ChangeSubject })[]): LedgerLine[] {
	return contents.map(({ about, ...content }, index) => ({
		revision: index + 1,
		content: content as ChangeContent,
		subject: about ?? { type: "action", id: "clinic" },
		reason: `Reason ${index + 1}`,
		personId: "sam",
		organisationId: "council",
		onBehalfOfId: null,
		at: `2026-02-${String(index + 1).padStart(2, "0")}T12:00:00.000Z`,
	}));
}

const added = { kind: "action-added", from: null, to: clinic } as const;
const moved = (from: string, to: string): ChangeContent => ({
	kind: "due-date-changed",
	from: { dueOn: from },
	to: { dueOn: to, agreedBy: "The board" },
});

describe("replay", () => {
	test("[H1] a status keeps its reason, its path, who said it and when; confirming moves only the last word", () => {
		const { actions } = replay(
			ledger(
				added,
				{ kind: "status-changed", from: { status: "on-track" }, to: { status: "at-risk", path: "Ask." } },
				{ kind: "status-confirmed", from: null, to: { status: "at-risk" } },
			),
		);
		expect(actions.get("clinic")).toMatchObject({
			status: "at-risk",
			statusReason: "Reason 2",
			statusPath: "Ask.",
			statusAt: "2026-02-02T12:00:00.000Z",
			confirmedAt: "2026-02-03T12:00:00.000Z",
			statusBy: { personId: "sam", organisationId: "council", onBehalfOfId: null },
			illustrative: ["dueOn", "milestones[0]"],
			version: 3,
		});
	});

	test("[H1] the first due date stays the original through every move", () => {
		const { actions } = replay(
			ledger(added, moved("2027-12-31", "2028-06-30"), moved("2028-06-30", "2029-01-31")),
		);
		expect(actions.get("clinic")).toMatchObject({
			dueOn: "2029-01-31",
			originalDueOn: "2027-12-31",
			illustrative: ["status", "milestones[0]", "originalDueOn"],
		});
	});

	test("[H1] lines in portions give what they give at once", () => {
		const lines = ledger(added, moved("2027-12-31", "2028-06-30"), {
			kind: "owner-changed",
			from: { ownerId: null },
			to: { ownerId: "sam" },
		});
		const inPortions = lines.reduce((state, line) => replay([line], state), replay([]));
		expect(inPortions).toEqual(replay(lines));
	});

	test("[H1] an update is published, corrected and withdrawn with its reason", () => {
		const about: ChangeSubject = { type: "update", id: "u" };
		const hash = { title: "Begun", contentHash: "x" };
		const { updates } = replay(
			ledger(
				{ kind: "update-published", from: null, to: { number: 7, ...hash }, about },
				{ kind: "update-corrected", from: hash, to: { number: 7, version: 2, ...hash }, about },
				{ kind: "update-withdrawn", from: null, to: { number: 7, title: "Begun" }, about },
			),
		);
		expect(updates.get("u")).toEqual({
			id: "u",
			number: 7,
			version: 2,
			publishedAt: "2026-02-01T12:00:00.000Z",
			withdrawn: { at: "2026-02-03T12:00:00.000Z", reason: "Reason 3" },
		});
	});

	test("[H1] lines about what was never added change nothing", () => {
		const state = replay(ledger(moved("2027-12-31", "2028-06-30")));
		expect(state.actions.size).toBe(0);
		expect(state.revision).toBe(1);
	});
});
