import { describe, expect, test } from "vitest";
import { decideAsk, decideAskAnswer, decideDecision } from "./ask.ts";
import { formTimeOf, nextStart, planMeeting, timeWords, usedSecondsOf } from "./meeting.ts";
import { setTimeZone } from "./time-zone.ts";

const wish = {
	title: " Spring meeting ",
	day: "2027-03-31",
	time: "9.30",
	duration: "90",
	venue: " City Hall ",
	summary: "",
	every: "",
};

describe("planning a meeting", () => {
	test("[G1] understands London times, in summer and in winter", () => {
		expect(planMeeting(wish)).toEqual({
			ok: true,
			value: {
				title: "Spring meeting",
				startsAt: "2027-03-31T08:30:00.000Z",
				durationMinutes: 90,
				venue: "City Hall",
				summary: "",
				seriesEvery: null,
			},
		});
		const winter = planMeeting({ ...wish, day: "2027-01-31", time: "14:00", every: "month", venue: " " });
		expect(winter).toMatchObject({
			value: { startsAt: "2027-01-31T14:00:00.000Z", seriesEvery: "month", venue: null },
		});
		expect(formTimeOf("2027-03-31T08:30:00.000Z")).toEqual({ day: "2027-03-31", time: "09:30" });
	});

	test.each([
		["2:30pm", "14:30"],
		["2.30 PM", "14:30"],
		["9am", "09:00"],
		["12 p.m.", "12:00"],
		["12:05am", "00:05"],
		["0:05", "00:05"],
	])("[G1] understands %s as people type it", (typed, meant) => {
		const planned = planMeeting({ ...wish, time: typed });
		expect(planned.ok && formTimeOf(planned.value.startsAt).time).toBe(meant);
	});

	test.each([
		["title", { title: "  " }],
		["title", { title: "x".repeat(121) }],
		["day", { day: "2027-02-30" }],
		["time", { time: "25:00" }],
		["time", { time: "noon" }],
		["time", { time: "2" }],
		["time", { time: "14pm" }],
		["time", { time: "0:30am" }],
		["time", { time: "9:30m" }],
		["duration", { duration: "4" }],
		["duration", { duration: "721" }],
		["duration", { duration: "-60" }],
		["venue", { venue: "x".repeat(201) }],
		["summary", { summary: "x".repeat(2_001) }],
	])("[G1] refuses a wrong %s at its field", (field, over) => {
		const outcome = planMeeting({ ...wish, ...over });
		expect(outcome).toMatchObject({ ok: false, code: "invalid" });
		expect(outcome.ok ? [] : Object.keys(outcome.fields ?? {})).toEqual([field]);
	});

	test("[G2] the next of a series begins at the same London time, whatever the clocks do", () => {
		expect(nextStart("2027-03-25T10:00:00.000Z", "week")).toBe("2027-04-01T09:00:00.000Z");
		expect(nextStart("2027-01-31T14:00:00.000Z", "month")).toBe("2027-02-28T14:00:00.000Z");
		expect(nextStart("2026-11-20T14:00:00.000Z", "quarter")).toBe("2027-02-20T14:00:00.000Z");
	});
});

describe("the time of an item", () => {
	test("[G6] counts what was used before and what runs now, and says it in words", () => {
		const item = { id: "a", usedSeconds: 60 };
		const at = { ledItemId: "a", ledAt: "2027-03-31T08:30:00.000Z" };
		expect(usedSecondsOf(item, at, "2027-03-31T08:32:00.900Z")).toBe(180);
		expect(usedSecondsOf(item, { ...at, ledItemId: "b" }, "2027-03-31T09:30:00.000Z")).toBe(60);
		expect(usedSecondsOf(item, at, "2027-03-31T08:00:00.000Z")).toBe(60);
		expect(timeWords(10, 180)).toBe("3 minutes used of 10 planned");
		expect(timeWords(2, 180)).toBe("3 minutes used of 2 planned: 1 minute over");
		expect(timeWords(null, 60)).toBe("1 minute used, no time planned");
	});
});

describe("asks and decisions", () => {
	test("[G14] an ask is declined with a reason only, and stays done once it is", () => {
		expect(decideAskAnswer("open", { answer: "declined", reason: " " })).toMatchObject({
			ok: false,
			fields: { reason: "Say why you decline." },
		});
		expect(decideAskAnswer("open", { answer: "declined", reason: " No room. " })).toEqual({
			ok: true,
			value: { state: "declined", reason: "No room." },
		});
		expect(decideAskAnswer("open", { answer: "accepted", reason: "" })).toMatchObject({ ok: true });
		expect(decideAskAnswer("accepted", { answer: "done", reason: "" })).toMatchObject({ ok: true });
		expect(decideAskAnswer("declined", { answer: "accepted", reason: "" })).toMatchObject({ ok: true });
		for (const answer of ["open", "accepted", "declined", "done", "nonsense"])
			expect(decideAskAnswer("done", { answer, reason: "x" })).toMatchObject({ ok: false });
		expect(decideAskAnswer("open", { answer: "open", reason: "" })).toMatchObject({ ok: false });
	});

	test("[G9] an ask goes from one partner to another, with words and perhaps a date", () => {
		const ask = { text: " Lend  us a room ", from: "a", to: "b", dueOn: "" };
		expect(decideAsk(ask, ["a", "b"])).toEqual({
			ok: true,
			value: { text: "Lend us a room", fromId: "a", toId: "b", dueOn: null },
		});
		const wrong = decideAsk({ text: "", from: "x", to: "x", dueOn: "2027-02-30" }, ["a", "b"]);
		expect(wrong.ok ? [] : Object.keys(wrong.fields ?? {}).sort()).toEqual([
			"askFrom",
			"askText",
			"askTo",
			"due",
		]);
		expect(decideAsk({ ...ask, to: "a" }, ["a", "b"])).toMatchObject({ ok: false });
	});

	test("[G9] a decision says what, and by whom", () => {
		expect(decideDecision({ text: "Go on.", organisationIds: ["a", "stranger"] }, ["a", "b"])).toEqual({
			ok: true,
			value: { text: "Go on.", organisationIds: ["a"] },
		});
		const wrong = decideDecision({ text: " ", organisationIds: ["stranger"] }, ["a"]);
		expect(wrong.ok ? [] : Object.keys(wrong.fields ?? {}).sort()).toEqual(["decided", "decisionText"]);
	});
});

test("[R18] the day and time of a meeting are those of the installation, whatever the clocks do", () => {
	setTimeZone("America/New_York");
	try {
		expect(formTimeOf("2026-11-20T12:00:00.000Z")).toEqual({ day: "2026-11-20", time: "07:00" });
		// The clocks of New York go back on 1 November 2026.
		expect(nextStart("2026-10-30T13:00:00.000Z", "week")).toBe("2026-11-06T14:00:00.000Z");
	} finally {
		setTimeZone("Europe/London");
	}
});
