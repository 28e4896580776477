import { describe, expect, it } from "vitest";
import { freshnessOf, isOverdue, isUpdateOverdue } from "./freshness.ts";

const action = {
	status: "on-track",
	dueOn: "2026-11-20",
	confirmedAt: "2026-11-01T12:00:00.000Z",
} as const;

describe("freshness of an action", () => {
	it("[P2] an action is overdue from the day after its due date", () => {
		expect(isOverdue(action, "2026-11-20")).toBe(false);
		expect(freshnessOf(action, "2026-11-21").overdueDays).toBe(1);
	});

	it("[P2] an action without a due date is never overdue", () => {
		expect(isOverdue({ ...action, dueOn: null }, "2099-01-01")).toBe(false);
	});

	it("[P2] an update is overdue once nobody has said anything for more than 92 days, counted from the last statement", () => {
		expect(isUpdateOverdue(action, "2027-02-01")).toBe(false);
		expect(freshnessOf(action, "2027-02-02").silentDays).toBe(93);
	});

	it("[P2] what has ended is neither overdue nor silent; what is paused can be both", () => {
		for (const status of ["complete", "stopped"] as const)
			expect(freshnessOf({ ...action, status }, "2030-01-01")).toEqual({
				overdueDays: null,
				silentDays: null,
			});
		expect(isOverdue({ ...action, status: "paused" }, "2030-01-01")).toBe(true);
		expect(isUpdateOverdue({ ...action, status: "paused" }, "2030-01-01")).toBe(true);
	});
});
