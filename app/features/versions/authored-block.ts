import type { NarrativeBlock } from "../narratives/narrative-notation.ts";

/** A stretch of a block that people of one organisation wrote. */
export interface AuthoredRun {
	text: string;
	/** Slug of the organisation; null when it is not known. */
	by: string | null;
}

/** A paragraph, heading or list entry with who wrote what in it. */
export interface AuthoredBlock extends Omit<NarrativeBlock, "text"> {
	/** In reading order; lines are separated by `\n`. */
	runs: AuthoredRun[];
	/** Where bold, italic and links begin and end: equal for equal formats. */
	formats: string;
}

/** The text of a block. */
export const textOf = (block: Pick<AuthoredBlock, "runs">): string =>
	block.runs.map((run) => run.text).join("");

/** What a block is, apart from what it says: two blocks with the same shape look alike. */
export const shapeOf = (block: AuthoredBlock): string =>
	[block.quote, block.list, block.depth, block.starts, block.level].join();

/** The number of words by whoever wrote their first letter; by slug, null for unknown writers. */
export function countWords(blocks: readonly AuthoredBlock[]): Map<string | null, number> {
	const counts = new Map<string | null, number>();
	for (const { runs } of blocks) {
		let isInWord = false;
		for (const { text, by } of runs) {
			for (const character of text) {
				const isSpace = /\s/.test(character);
				if (!isSpace && !isInWord) counts.set(by, (counts.get(by) ?? 0) + 1);
				isInWord = !isSpace;
			}
		}
	}
	return counts;
}

/** Puts neighbouring stretches of the same organisation together. */
export function joinRuns(runs: readonly AuthoredRun[]): AuthoredRun[] {
	const joined: AuthoredRun[] = [];
	for (const run of runs) {
		const last = joined.at(-1);
		if (last && last.by === run.by) last.text += run.text;
		else if (run.text !== "") joined.push({ ...run });
	}
	return joined;
}
