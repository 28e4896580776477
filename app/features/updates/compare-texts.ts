import { readNotation } from "../narratives/narrative-notation.ts";
import type { AuthoredBlock } from "../versions/authored-block.ts";
import { type ComparedBlock, compareBlocks } from "../versions/compare-blocks.ts";

/** Compares two texts in the notation of the plain form, paragraph by paragraph; who wrote what plays no part. */
export const compareTexts = (before: string, after: string): ComparedBlock[] =>
	compareBlocks(blocksOf(before), blocksOf(after));

const blocksOf = (text: string): AuthoredBlock[] =>
	readNotation(text).map(({ text: words, ...shape }) => ({
		...shape,
		runs: [{ text: words, by: null }],
		formats: "",
	}));
