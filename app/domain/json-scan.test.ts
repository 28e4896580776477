import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanJson } from "./json-scan.ts";

const limits = { depth: 20, entries: 1_000, values: 10_000 };

function parses(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

describe("the JSON scanner", () => {
	test("[D4] accepts exactly what JSON.parse accepts", () => {
		const json = fc.json({ maxDepth: 5 });
		const cut = fc
			.tuple(json, fc.nat(), fc.nat(3), fc.string({ maxLength: 3 }))
			.map(([text, at, count, put]) => {
				const start = at % (text.length + 1);
				return text.slice(0, start) + put + text.slice(start + count);
			});
		fc.assert(
			fc.property(fc.oneof(json, cut, fc.string()), (text) => scanJson(text, limits).ok === parses(text)),
			{
				numRuns: 3_000,
			},
		);
	});

	test.each([
		["", 1, 1, "ends before"],
		['{"a": 1,\n  "b" 2}', 2, 7, "a colon is missing"],
		['{"a": 1\n  "b": 2}', 2, 3, "a comma or } is missing"],
		["[1, 2,\n]", 2, 1, "a value is missing"],
		['{"a": "x\ny"}', 1, 9, "line break or control character"],
		['{"a": "\\x"}', 1, 8, "backslash"],
		["{a: 1}", 1, 2, "field name in double quotes"],
		["[1] 2", 1, 5, "Nothing may follow"],
		['{"a": "b', 1, 9, "ends before"],
		["[NaN]", 1, 2, "a value is missing"],
	])("[D4] says where %j is wrong", (text, line, column, message) => {
		const scan = scanJson(text, limits);
		expect(scan).toMatchObject({ ok: false, line, column });
		expect(!scan.ok && scan.message).toContain(message);
	});

	test("[D4] finds keys that stand twice in one object, however they are written", () => {
		expect(scanJson('{"a": 1, "b": {"a": 2},\n "\\u0061": 3}', limits)).toEqual({
			ok: true,
			repeatedKeys: [{ key: "a", line: 2, column: 2 }],
		});
	});

	test("[D4] stops at its limits, also for a million brackets", () => {
		expect(scanJson("[".repeat(1_000_000), limits)).toMatchObject({ ok: false, line: 1, column: 21 });
		expect(scanJson(`[${"{},".repeat(1_000)}{}]`, limits)).toMatchObject({ ok: false, column: 3_002 });
		expect(scanJson(`[${"[1,1,1,1,1,1,1,1,1],".repeat(999)}1]`, limits)).toMatchObject({ ok: true });
		expect(scanJson(`[${"[1,1,1,1,1,1,1,1,1,1],".repeat(999)}1]`, limits)).toMatchObject({ ok: false });
		expect(scanJson(`["${"x".repeat(5_000_000)}", ${"1".repeat(5_000_000)}]`, limits)).toMatchObject({
			ok: true,
		});
	});
});
