import fc from "fast-check";
import { expect, it } from "vitest";
import { type ActionCount, pageOfActions, partsOfPage, readPageNumber } from "./action-parts.ts";

const pagesOf = (counts: ActionCount[], ids: string[], asked: number) => {
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	const page = pageOfActions(total, asked);
	return { page, parts: partsOfPage(ids, counts, page, { withEmpty: true }) };
};

it("[P30] every action of a roadmap is on exactly one page, in order, and so is a workstream without any", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), (sizes) => {
			const ids = sizes.map((_, i) => `w${i}`);
			const counts = sizes.flatMap((count, i): ActionCount[] =>
				count === 0 ? [] : [{ workstreamId: `w${i}`, status: "on-track", count }],
			);
			const shown: string[] = [];
			const { pages } = pagesOf(counts, ids, 1).page;
			for (let asked = 1; asked <= pages; asked++) {
				const { page, parts } = pagesOf(counts, ids, asked);
				expect(page.page).toBe(asked);
				let onPage = 0;
				for (const { workstreamId, offset, limit } of parts) {
					if (limit === 0) shown.push(`${workstreamId} is empty`);
					for (let i = offset; i < offset + limit; i++) shown.push(`${workstreamId} ${i}`);
					onPage += limit;
				}
				expect(onPage).toBe(page.total === 0 ? 0 : page.to - page.from + 1);
				expect(onPage).toBeLessThanOrEqual(150);
			}
			expect(shown).toEqual(
				sizes.flatMap((size, w) =>
					size === 0 ? [`w${w} is empty`] : Array.from({ length: size }, (_, i) => `w${w} ${i}`),
				),
			);
		}),
	);
});

it("[P31] 150 actions are one page; of more, no page has fewer than 50", () => {
	expect(pageOfActions(0, 1)).toEqual({ total: 0, page: 1, pages: 1, from: 0, to: 0 });
	expect(pageOfActions(150, 1)).toEqual({ total: 150, page: 1, pages: 1, from: 1, to: 150 });
	expect(pageOfActions(151, 2)).toEqual({ total: 151, page: 2, pages: 2, from: 101, to: 151 });
	expect(pageOfActions(10_000, 7)).toEqual({ total: 10_000, page: 7, pages: 100, from: 601, to: 700 });
});

it("[P31] a page that there is not is the last one, and what is no number is the first", () => {
	expect(pageOfActions(200, 99).page).toBe(2);
	for (const text of [null, "", "0", "-1", "1e3", "x", "99999999"]) expect(readPageNumber(text)).toBe(1);
});
