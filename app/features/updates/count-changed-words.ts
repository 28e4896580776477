import { differences } from "../narratives/align.ts";

/** More words than these are no slip: organisations signed the text. */
export const mostCorrectedWords = 12;

/** How many words differ between two texts: where words took the place of others, the longer side counts. */
export function countChangedWords(before: string, after: string): number {
	return differences(wordsOf(before), wordsOf(after)).reduce(
		(sum, { from, to, otherFrom, otherTo }) => sum + Math.max(to - from, otherTo - otherFrom),
		0,
	);
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");
