import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptOf } from "./excerpt.ts";
import { indexedWords, wordsOfSearch } from "./search-words.ts";

const whole = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join("");

describe("the words of a search", () => {
	it("[T2] case, accents, ligatures and English endings do not count", () => {
		expect(indexedWords("Testing CAFÉS, ﬁnding Zürich’s clinics")).toBe("test cafe find zurich s clinic");
		expect(wordsOfSearch("tested tests testing TEST")).toEqual(["test"]);
	});

	it("[T2] signs separate words, numbers are words, and every script has some", () => {
		expect(wordsOfSearch("95-95-95 2030 (HIV)")).toEqual(["95", "2030", "hiv"]);
		expect(wordsOfSearch("צוואה الإيدز ВИЧ")).toHaveLength(3);
		expect(wordsOfSearch("艾滋病检测").length).toBeGreaterThan(1);
		expect(wordsOfSearch("“*” -- \u0000 🙂")).toEqual([]);
	});

	it("[T2] a search of any length and of any characters is at most ten plain words", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 500 }), (search) => {
				const words = wordsOfSearch(search);
				expect(words.length).toBeLessThanOrEqual(10);
				for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,60}$/u);
			}),
		);
	});
});

describe("an excerpt", () => {
	it("[T5] shows the place that answers, in whole words, with what answers marked", () => {
		const text = `${"Nothing of note. ".repeat(20)}The clinics were tested in May. ${"And so on. ".repeat(40)}`;
		const pieces = excerptOf(text, ["test"], 120);
		expect(pieces.filter(({ found }) => found)).toEqual([{ text: "tested", found: true }]);
		expect(whole(pieces)).toMatch(/^… .*The clinics were tested in May\..* …$/);
		expect(whole(pieces).length).toBeLessThanOrEqual(124);
	});

	it("[T5] keeps apart what stood in lines of its own", () => {
		const text = "It goes well.\nPilot evaluated\n\n“Open clinic”\nTesting in every borough";
		expect(whole(excerptOf(text, ["pilot"]))).toBe(
			"It goes well. Pilot evaluated · “Open clinic” · Testing in every borough",
		);
	});

	it("[T5] is a part of the text whatever is asked", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 20 }), (text, search) => {
				const line = text.replace(/\s+/g, " ").trim();
				const part = whole(excerptOf(text, wordsOfSearch(search), 80)).replace(/^… | …$/g, "");
				expect(line.includes(part)).toBe(true);
			}),
		);
	});
});
