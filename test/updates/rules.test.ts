import { expect, test } from "vitest";
import {
	decideAnswer,
	decideHead,
	decideSignOffDate,
	proposedSignOffDate,
	standingOf,
	standingWords,
} from "#app/domain/agreement.ts";
import { parsePeriod } from "#app/domain/period.ts";
import { periodChoices } from "#app/domain/period-choices.ts";
import { countChangedWords } from "#app/features/updates/count-changed-words.ts";

const today = "2026-11-20";

test("[U16] a title stands on one line and is not empty, a period is one of ours or none", () => {
	expect(decideHead({ title: " Summer\n\u0000 2026 ", period: " " })).toEqual({
		ok: true,
		value: { title: "Summer 2026", period: null },
	});
	expect(decideHead({ title: "x".repeat(120), period: "2026-Q3" })).toMatchObject({
		ok: true,
		value: { period: "2026-Q3" },
	});
	expect(decideHead({ title: "x".repeat(121), period: "soon" })).toMatchObject({
		code: "invalid",
		fields: { title: expect.stringContaining("120"), period: expect.any(String) },
	});
	expect(decideHead({ title: "\u0007\n", period: "" })).toMatchObject({
		fields: { title: expect.any(String) },
	});
});

test("[U16] a date for answers is a real day from today on, within a year", () => {
	for (const day of [today, proposedSignOffDate(today), "2027-11-21"])
		expect(decideSignOffDate(day, today)).toEqual({ ok: true, value: day });
	for (const day of ["2026-11-19", "2027-11-22", "2026-02-30", "", "0000-00-00", "soon"])
		expect(decideSignOffDate(day, today)).toMatchObject({
			code: "invalid",
			fields: { signOffBy: expect.any(String) },
		});
});

test("[U16] an answer is one of two, and has a note where it says so, and only there", () => {
	expect(decideAnswer({ answer: "agrees", note: "Dropped" })).toEqual({
		ok: true,
		value: { answer: "agrees", note: null },
	});
	expect(decideAnswer({ answer: "agrees-with-note", note: " One\u0000\n\nTwo " })).toEqual({
		ok: true,
		value: { answer: "agrees-with-note", note: "One\n\nTwo" },
	});
	for (const [answer, note, field] of [
		["", "", "answer"],
		["silent", "", "answer"],
		["agrees-with-note", " \n", "note"],
		["agrees-with-note", "x".repeat(2_001), "note"],
	] as const)
		expect(decideAnswer({ answer, note })).toMatchObject({
			code: "invalid",
			fields: { [field]: expect.any(String) },
		});
});

test("[U5] who has not answered is silent once the date is over, and not before", () => {
	expect(standingOf(null, today, today)).toBe("unanswered");
	expect(standingOf(null, "2026-11-19", today)).toBe("silent");
	expect(standingOf("agrees", "2026-11-19", today)).toBe("agrees");
	expect(standingWords({ standing: "silent" }, "2026-11-19")).toBe("silent by the date, 19 November 2026");
	expect(standingWords({ standing: "unanswered" }, today)).toBe("had not answered when it was published");
});

test("[U16] [R18] the periods that a form offers are periods, each once, and quarters have the names of the installation", () => {
	for (const day of ["2026-11-20", "2026-01-31", "2027-03-31", "2027-04-01"]) {
		const choices = periodChoices(day, "calendar").map(({ value }) => value);
		expect(choices.map(parsePeriod)).not.toContain(null);
		expect(new Set(choices).size).toBe(choices.length);
	}
	const inJanuary = (start: "calendar" | "april") => periodChoices("2026-01-31", start);
	expect(inJanuary("calendar").map(({ value }) => value)).toEqual([
		"2026-01",
		"2025-12",
		"2025-11",
		"2025-10",
		"2026-Q1",
		"2025-Q4",
		"2025-Q3",
		"2026",
		"2025",
		"2025/26",
		"2024/25",
	]);
	// The same quarters, by the names that the installation counts them by; and its own years first.
	expect(inJanuary("calendar")[4]).toEqual({ value: "2026-Q1", text: "Q1 2026: January to March 2026" });
	expect(inJanuary("april")[4]).toEqual({ value: "2026-Q1", text: "Q4 2025/26: January to March 2026" });
	expect(inJanuary("april").map(({ value }) => value)[7]).toBe("2025/26");
});

test("[U10] changed words are counted once where others take their place", () => {
	expect(countChangedWords("one two three", "one 2 three")).toBe(1);
	expect(countChangedWords("one two three", "one three")).toBe(1);
	expect(countChangedWords("one\ntwo", "one  two")).toBe(0);
	expect(countChangedWords("", "one two")).toBe(2);
});
