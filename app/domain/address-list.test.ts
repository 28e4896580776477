import { describe, expect, test } from "vitest";
import { problemSentence, readAddressList } from "./address-list.ts";

const read = (text: string) => {
	const { addresses, problems } = readAddressList(text);
	return [addresses.map(({ line, email }) => [line, email]), problems.map(problemSentence)];
};

describe("a list of addresses", () => {
	test("[O2] is read one for each line or with commas between them, alone or after a name", () => {
		expect(read("A@example.org\n\n  b@example.org , c@example.org;\nSam Lee <Sam@Example.org>\n")).toEqual([
			[
				[1, "a@example.org"],
				[3, "b@example.org"],
				[3, "c@example.org"],
				[4, "sam@example.org"],
			],
			[],
		]);
		expect(read(" \n,;\n")).toEqual([[], []]);
	});

	test("[O2] tells every problem at its line, and what is there twice", () => {
		expect(
			read("a@example.org\nnobody\nb@example.org, @c, A@EXAMPLE.org\n<script>alert(1)</script>"),
		).toEqual([
			[
				[1, "a@example.org"],
				[3, "b@example.org"],
			],
			[
				"Line 2: “nobody” is not an e-mail address.",
				"Line 3: “@c” is not an e-mail address.",
				"Line 3: a@example.org is there already, on line 1.",
				"Line 4: “<script>alert(1)</script>” is not an e-mail address.",
			],
		]);
	});

	test("[O2] does not repeat endless nonsense", () => {
		expect(readAddressList("x".repeat(5_000)).problems[0]?.sentence.length).toBeLessThan(100);
	});

	test("[O2] has no address with a line break, a second reader or a header in it", () => {
		for (const text of [
			"a@example.org\rBcc: b@example.org",
			"a@example.org b@example.org",
			"a@example.org\u2028Bcc:c@example.org",
			"<a@example.org> <b@example.org",
		])
			expect(readAddressList(text).addresses).toEqual([]);
	});
});
