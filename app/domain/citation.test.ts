import { expect, it } from "vitest";
import { authorsOf, citationText, updateDetail } from "./citation.ts";

const url = "https://roadmap.example/small?as-at=2026-11-20";
const reading = { service: "The Hub", url, asAt: "2026-11-20" };

it("[P22] a citation is one line with everything that it takes to find what was cited", () => {
	expect(
		citationText({ by: ["The council", "The trust"], title: "Open a clinic", within: "Small" }, reading),
	).toBe(`The council and The trust. Open a clinic. In: Small. The Hub, as at 20 November 2026. ${url}`);
	expect(citationText({ by: [], title: "Who pays?", within: null }, reading)).toBe(
		`Who pays? The Hub, as at 20 November 2026. ${url}`,
	);
	expect(citationText({ by: ["A", "B", "C", "D", "E"], title: "All", within: null }, reading)).toMatch(
		/^A, B, C and others\. All\./,
	);
});

it("[P22] an update is cited by number, wording and hash, without a day, and says when it was withdrawn", () => {
	const update = { number: 4, version: 1, publishedAt: "2026-11-01T12:00:00.000Z", withdrawn: null };
	expect(updateDetail(update)).toBe("Update 4, published 1 November 2026");
	const later = { ...update, version: 2, withdrawn: { at: "2026-11-03T12:00:00.000Z" } };
	const detail = updateDetail(later);
	expect(detail).toBe("Update 4, wording 2, published 1 November 2026, withdrawn 3 November 2026");
	const of = { by: ["A"], title: "Summer", within: "Small", detail, contentHash: "abc" };
	expect(citationText(of, { ...reading, asAt: null })).toBe(
		`A. Summer. ${detail}. In: Small. The Hub. ${url} SHA-256: abc.`,
	);
});

it("[P22] a roadmap is cited by its signatories, else its secretariat, else its partners", () => {
	const partner = (name: string, part: "signatory" | "partner" | "secretariat") => ({
		...{ id: name, slug: name, name, part, description: "" },
	});
	const all = [partner("P", "partner"), partner("S", "signatory"), partner("O", "secretariat")];
	expect(authorsOf({ partners: all })).toEqual(["S"]);
	expect(authorsOf({ partners: all.filter(({ name }) => name !== "S") })).toEqual(["O"]);
	expect(authorsOf({ partners: all.slice(0, 1) })).toEqual(["P"]);
	expect(authorsOf({ partners: [] })).toEqual([]);
});
