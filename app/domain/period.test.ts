import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDay } from "./dates.ts";
import { formatPeriod, lastDayOf, parsePeriod } from "./period.ts";

describe("periods", () => {
	test.each([
		["2017", "2017-12-31", "2017"],
		["2018-07", "2018-07-31", "July 2018"],
		["2020-02", "2020-02-29", "February 2020"],
		["2100-02", "2100-02-28", "February 2100"],
		["2018-11", "2018-11-30", "November 2018"],
		["2019-Q1", "2019-03-31", "January to March 2019"],
		["2019-Q4", "2019-12-31", "October to December 2019"],
		["2018/19", "2019-03-31", "2018/19"],
		["1999/00", "2000-03-31", "1999/00"],
		["2015-2017", "2017-12-31", "2015 to 2017"],
	])("[D3] %s ends on %s and reads as “%s”", (text, lastDay, words) => {
		expect(lastDayOf(text)).toBe(lastDay);
		expect(formatPeriod(text)).toBe(words);
	});

	test.each([
		"",
		"17",
		"2018-7",
		"2018-13",
		"2018-00",
		"2019-Q5",
		"2019-q4",
		"2018/20",
		"2018/2019",
		"2017-2015",
		"2017-2017",
		" 2017",
		"2017\n",
		"٢٠١٧",
	])("[D3] %j is no period", (text) => {
		expect(parsePeriod(text)).toBeNull();
		expect(() => lastDayOf(text)).toThrow("is no period");
	});

	test("[D3] every period ends on a real day, and no text makes the reader throw", () => {
		const year = fc.integer({ min: 0, max: 9998 }).map((n) => String(n).padStart(4, "0"));
		const suffix = fc.oneof(
			fc.constant(""),
			fc.integer({ min: 1, max: 12 }).map((n) => `-${String(n).padStart(2, "0")}`),
			fc.integer({ min: 1, max: 4 }).map((n) => `-Q${n}`),
		);
		fc.assert(fc.property(year, suffix, (y, s) => isDay(lastDayOf(y + s))));
		fc.assert(fc.property(fc.string(), (text) => parsePeriod(text) === null || isDay(lastDayOf(text))));
	});
});
