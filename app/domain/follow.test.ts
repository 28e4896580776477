import { describe, expect, test } from "vitest";
import { burstIsOver, lastLetterTime, retryTime } from "./follow.ts";
import { needsReminder } from "./reminder.ts";

const london = "Europe/London";

describe("the time of letters", () => {
	test.each([
		// 23 November 2026 is a Monday.
		["2026-11-23T07:59:59.999Z", "2026-11-16T08:00:00.000Z"],
		["2026-11-23T08:00:00.000Z", "2026-11-23T08:00:00.000Z"],
		["2026-11-29T23:59:00.000Z", "2026-11-23T08:00:00.000Z"],
		// The clocks go forward on Sunday 29 March 2026 and back on Sunday 25 October 2026.
		["2026-03-29T12:00:00.000Z", "2026-03-23T08:00:00.000Z"],
		["2026-03-30T06:59:59.999Z", "2026-03-23T08:00:00.000Z"],
		["2026-03-30T07:00:00.000Z", "2026-03-30T07:00:00.000Z"],
		["2026-10-26T07:30:00.000Z", "2026-10-19T07:00:00.000Z"],
		["2026-10-26T08:00:00.000Z", "2026-10-26T08:00:00.000Z"],
	])("[B25] of a week, at %s, is %s", (now, time) => {
		expect(lastLetterTime("weekly", now, london)).toBe(time);
	});

	test.each([
		["2026-04-01T06:59:00.000Z", "2026-03-01T08:00:00.000Z"],
		["2026-04-01T07:00:00.000Z", "2026-04-01T07:00:00.000Z"],
		["2026-11-01T07:59:00.000Z", "2026-10-01T07:00:00.000Z"],
		["2026-11-30T07:59:00.000Z", "2026-11-01T08:00:00.000Z"],
		["2027-01-01T07:00:00.000Z", "2026-12-01T08:00:00.000Z"],
	])("[B25] of a month, at %s, is %s", (now, time) => {
		expect(lastLetterTime("monthly", now, london)).toBe(time);
	});

	test("[B25] goes by the day of the installation, which may be another one already", () => {
		expect(lastLetterTime("weekly", "2026-11-22T21:00:00.000Z", "Pacific/Auckland")).toBe(
			"2026-11-22T19:00:00.000Z",
		);
	});
});

test("[B24] a burst is over after 5 quiet minutes, or half an hour after its first change", () => {
	const first = "2026-11-20T12:00:00.000Z";
	const at = (minutes: number) => new Date(Date.parse(first) + minutes * 60_000).toISOString();
	expect(burstIsOver({ first, last: first }, at(4.9))).toBe(false);
	expect(burstIsOver({ first, last: first }, at(5))).toBe(true);
	expect(burstIsOver({ first, last: at(26) }, at(29))).toBe(false);
	expect(burstIsOver({ first, last: at(29) }, at(30))).toBe(true);
});

test("[B26] tries get rarer and end", () => {
	const now = "2026-11-20T12:00:00.000Z";
	const waits = Array.from({ length: 10 }, (_, i) => retryTime(i + 1, now)).map((at) =>
		at === null ? null : (Date.parse(at) - Date.parse(now)) / 60_000,
	);
	expect(waits).toEqual([1, 5, 15, 60, 240, 720, 1440, 1440, 1440, null]);
});

test("[B30] a reminder comes when an action becomes overdue, and again after four weeks", () => {
	const now = "2026-11-20T12:00:00.000Z";
	const action = { confirmedAt: "2026-08-01T12:00:00.000Z" };
	expect(needsReminder([], null, now)).toBe(false);
	expect(needsReminder([action], null, now)).toBe(true);
	expect(needsReminder([action], "2026-11-10T08:00:00.000Z", now)).toBe(false);
	expect(needsReminder([action], "2026-11-01T08:00:00.000Z", now)).toBe(true);
	expect(needsReminder([action], "2026-10-20T08:00:00.000Z", now)).toBe(true);
});
