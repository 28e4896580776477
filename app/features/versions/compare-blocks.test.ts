import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { palette } from "../../domain/organisation-colour.ts";
import { type AuthoredBlock, type AuthoredRun, countWords, textOf } from "./authored-block.ts";
import { type ComparedBlock, compareBlocks } from "./compare-blocks.ts";
import { comparisonSummary } from "./comparison-summary.ts";
import { keyAt, namesOf } from "./writers.ts";

const block = (runs: string | AuthoredRun[], over: Partial<AuthoredBlock> = {}): AuthoredBlock => ({
	quote: false,
	list: null,
	depth: 0,
	starts: false,
	number: 0,
	level: 0,
	formats: "",
	runs: typeof runs === "string" ? [{ text: runs, by: "nhs" }] : runs,
	...over,
});

/** A comparison in short: what became of each block, with words that went in [-…-] and words that came in {+…+}. */
const short = (compared: ComparedBlock[]) =>
	compared.map((one) => {
		if (one.kind !== "changed") return `${one.kind} ${textOf(one.block)}`;
		const sign = { same: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] };
		return one.parts.map((part) => `${sign[part.kind][0]}${textOf(part)}${sign[part.kind][1]}`).join("");
	});

describe("comparing two texts", () => {
	test("[V10] paragraphs that came, went and stayed, and words inside those that changed", () => {
		const before = [
			block("Title"),
			block("The first clinic opened in May."),
			block("Gone now."),
			block("Stays."),
		];
		const after = [
			block("Title"),
			block("New here!"),
			block("The second clinic opened in June."),
			block("Stays."),
		];
		const compared = compareBlocks(before, after);
		expect(short(compared)).toEqual([
			"same Title",
			"added New here!",
			"The [-first-]{+second+} clinic opened in [-May-]{+June+}.",
			"removed Gone now.",
			"same Stays.",
		]);
		expect(comparisonSummary(compared)).toBe("1 paragraph added, 1 changed, 1 removed; 2 unchanged.");
		expect(comparisonSummary(compareBlocks(before, before))).toBe("The two texts are the same.");
	});

	test("[V10] says who wrote what was added and what was removed, also within one word", () => {
		const before = [
			block([
				{ text: "Open two ", by: "nhs" },
				{ text: "clinics now", by: "councils" },
			]),
		];
		const after = [
			block([
				{ text: "Open th", by: "nhs" },
				{ text: "ree clinics now", by: "mayor" },
			]),
		];
		const [changed] = compareBlocks(before, after);
		expect(changed?.kind === "changed" && changed.parts).toEqual([
			{ kind: "same", runs: [{ text: "Open ", by: "nhs" }] },
			{ kind: "removed", runs: [{ text: "two", by: "nhs" }] },
			{
				kind: "added",
				runs: [
					{ text: "th", by: "nhs" },
					{ text: "ree", by: "mayor" },
				],
			},
			{ kind: "same", runs: [{ text: " clinics now", by: "mayor" }] },
		]);
	});

	test("[V10] a paragraph that only looks different is a changed one", () => {
		const plain = block("Same words", { formats: "10{}" });
		const compared = compareBlocks([plain], [{ ...plain, formats: '10{"bold":{}}' }]);
		expect(compared).toMatchObject([{ kind: "changed", reformatted: true }]);
		const heading = compareBlocks([plain], [{ ...plain, level: 2 }]);
		expect(heading).toMatchObject([{ kind: "changed", reformatted: true, before: { level: 0 } }]);
		expect(compareBlocks([plain], [plain])).toMatchObject([{ kind: "same" }]);
	});

	test("[V10] whatever the two texts are, each can be read off the comparison, word for word", () => {
		const words = fc.array(fc.constantFrom("alpha", "beta", "gamma", "delta"), {
			minLength: 1,
			maxLength: 6,
		});
		const texts = fc.array(
			words.map((list) => block(list.join(" "))),
			{ maxLength: 6 },
		);
		fc.assert(
			fc.property(texts, texts, (before, after) => {
				const read = (side: "removed" | "added") =>
					compareBlocks(before, after).flatMap((one) => {
						if (one.kind === "same" || one.kind === side) return [textOf(one.block)];
						if (one.kind !== "changed") return [];
						return [
							one.parts
								.filter((part) => part.kind === "same" || part.kind === side)
								.map(textOf)
								.join(""),
						];
					});
				expect(read("added")).toEqual(after.map(textOf));
				expect(read("removed")).toEqual(before.map(textOf));
			}),
		);
	});
});

describe("who wrote what", () => {
	test("[V11] a word counts for whoever wrote its first letter", () => {
		const runs = [
			{ text: "one two th", by: "nhs" },
			{ text: "ree four", by: "councils" },
			{ text: "\n", by: "councils" },
			{ text: "five", by: null },
		];
		expect([...countWords([block(runs), block("six")])]).toEqual([
			["nhs", 4],
			["councils", 1],
			[null, 1],
		]);
	});

	test("[V11] letters go on after Z, and names are listed once", () => {
		expect([keyAt(0), keyAt(25), keyAt(26), keyAt(52)]).toEqual(["A", "Z", "AA", "BA"]);
		const writers = [
			{ slug: "a", name: "The council", key: "A", colour: 0, words: 1 },
			{ slug: "b", name: "The trust", key: "B", colour: 1, words: 1 },
		];
		expect(namesOf(writers, ["b", "a", "b", null])).toBe("The trust, The council and someone not known");
	});

	test("[V11] the colours of the page are those of the carets", () => {
		const styles = readFileSync(join(import.meta.dirname, "versions.scss"), "utf8");
		const colours = /\$writers:([^;]*);/.exec(styles)?.[1]?.match(/#[0-9a-f]{6}/g);
		expect(colours).toEqual([...palette]);
	});
});
