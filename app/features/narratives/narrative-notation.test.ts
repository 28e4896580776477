import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NarrativeBlock, readNotation, tidyText, writeNotation } from "./narrative-notation.ts";

const paragraph = (text: string): NarrativeBlock => ({
	quote: false,
	list: null,
	depth: 0,
	starts: false,
	number: 0,
	level: 0,
	text,
});

describe("the notation of the plain form", () => {
	test("[C30] every sign of the notation is read", () => {
		const text =
			"Opening words\nwith a second line\n\n## What we did\n\n- one\n- two\n  - deeper\n\n1. first\n2. second\n\n> said someone";
		expect(readNotation(text)).toEqual([
			paragraph("Opening words\nwith a second line"),
			{ ...paragraph("What we did"), level: 2 },
			{ ...paragraph("one"), list: "bullet", depth: 1, starts: true },
			{ ...paragraph("two"), list: "bullet", depth: 1, starts: true },
			{ ...paragraph("deeper"), list: "bullet", depth: 2, starts: true },
			{ ...paragraph("first"), list: "ordered", depth: 1, starts: true, number: 1 },
			{ ...paragraph("second"), list: "ordered", depth: 1, starts: true, number: 2 },
			{ ...paragraph("said someone"), quote: true },
		]);
		expect(writeNotation(readNotation(text))).toBe(text);
	});

	test("[C30] text that only looks like a sign stays text", () => {
		for (const text of ["- not a bullet", "# 1 concern", "2024. A year", "> more", "\\- as typed", "*"]) {
			expect(readNotation(writeNotation([paragraph(text)]))).toEqual([paragraph(text)]);
		}
	});

	test("[C30] whatever blocks there are, writing and reading gives them back", () => {
		const line = fc.string({ unit: "grapheme", maxLength: 12 });
		const block = fc
			.record({
				quote: fc.boolean(),
				list: fc.constantFrom<NarrativeBlock["list"]>("bullet", "ordered", null),
				number: fc.nat(99),
				level: fc.constantFrom<NarrativeBlock["level"]>(0, 2, 3),
				text: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => tidyText(lines.join("\n"))),
			})
			.filter(({ text, level }) => text !== "" && (level === 0 || !text.includes("\n")))
			.map(({ list, number, ...rest }): NarrativeBlock => {
				const starts = list !== null;
				return { ...rest, list, starts, depth: starts ? 1 : 0, number: list === "ordered" ? number : 0 };
			});
		fc.assert(
			fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
				expect(readNotation(writeNotation(blocks))).toEqual(blocks);
			}),
		);
	});
});
