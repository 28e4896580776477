import { describe, expect, test } from "vitest";
import {
	type ActionState,
	decideDueDateChange,
	decideStatusChange,
	decideStatusConfirmation,
	longestReason,
} from "./action.ts";
import { statuses, statusMeanings } from "./status.ts";

const state: ActionState = {
	status: "on-track",
	startsOn: "2026-01-01",
	dueOn: "2027-12-31",
	originalDueOn: null,
	ownerId: null,
	illustrative: [],
};
const fieldsOf = (outcome: { ok: boolean; fields?: Record<string, string> }) =>
	outcome.ok ? [] : Object.keys(outcome.fields ?? {}).sort();

describe("[W1] what a change of status needs", () => {
	test.each(statuses)("%s needs a reason", (status) => {
		const wish = { status, reason: " \n", path: "Ask the board." };
		expect(fieldsOf(decideStatusChange(state, wish))).toEqual(["reason"]);
	});

	test.each(statuses)("%s needs a path to green, or keeps none", (status) => {
		const { needsPath } = statusMeanings[status];
		expect(["at-risk", "off-track", "paused"].includes(status)).toBe(needsPath);
		const bare = decideStatusChange(state, { status, reason: "So it is.", path: "" });
		expect(fieldsOf(bare)).toEqual(needsPath ? ["path"] : []);
		const full = decideStatusChange(state, { status, reason: "So it is.", path: "Ask the board." });
		expect(full).toMatchObject({
			ok: true,
			value: { patch: { statusPath: needsPath ? "Ask the board." : null } },
		});
	});

	test.each(["", "brilliant", "__proto__"])("there is no status %j", (status) => {
		expect(fieldsOf(decideStatusChange(state, { status, reason: "So.", path: "" }))).toEqual(["status"]);
	});

	test("a reason that is too long is refused as a whole, not cut", () => {
		const reason = "x".repeat(longestReason + 1);
		expect(fieldsOf(decideStatusChange(state, { status: "on-track", reason, path: "" }))).toEqual(["reason"]);
	});
});

test.each(["complete", "stopped"] as const)("[W5] an action that is %s needs no confirmation", (status) => {
	expect(decideStatusConfirmation({ ...state, status })).toMatchObject({ ok: false, code: "invalid" });
});

describe("[W6] what a move of the due date needs", () => {
	const wish = { dueOn: "2028-02-29", reason: "The builder left.", agreedBy: "The board" };

	test("the first date becomes the original", () => {
		expect(decideDueDateChange(state, wish)).toMatchObject({
			ok: true,
			value: { patch: { dueOn: "2028-02-29", originalDueOn: "2027-12-31" } },
		});
		expect(decideDueDateChange({ ...state, dueOn: null }, wish)).toMatchObject({
			value: { patch: { originalDueOn: "2028-02-29" } },
		});
	});

	test.each([
		["2027-02-29", "no such day"],
		["0000-00-00", "nothing typed"],
		["29.2.2028", "another notation"],
		["2025-12-31", "before the start"],
		["2027-12-31", "the date it has"],
	])("%s is refused: %s", (dueOn) => {
		expect(fieldsOf(decideDueDateChange(state, { ...wish, dueOn }))).toEqual(["dueOn"]);
	});

	test("a reason and who agreed are needed", () => {
		expect(fieldsOf(decideDueDateChange(state, { ...wish, reason: "", agreedBy: " " }))).toEqual([
			"agreedBy",
			"reason",
		]);
	});
});
