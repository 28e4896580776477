import { answers, placedWords } from "./search-words.ts";

/** A piece of a text, and whether it answers the search. */
export interface ExcerptPiece {
	text: string;
	found: boolean;
}

/** How many characters stand before the first word that was found. */
const before = 60;

/**
 * The part of a text around the first word that answers a search, in whole words, at most `length` characters and two ellipses; its beginning where
 * nothing answers. Pieces in their order; put together they are the excerpt.
 */
export function excerptOf(text: string, wanted: string[], length = 240): ExcerptPiece[] {
	const line = text
		.trim()
		// Lines of a list, titles of milestones: what ends without a mark would run into what follows.
		.replace(/([\p{L}\p{N})”’])\s*\n\s*/gu, "$1 · ")
		.replace(/\s+/g, " ");
	const words = placedWords(line);
	const found = words.filter(({ word }) => wanted.some((wish) => answers(word, wish)));
	const first = found[0]?.from ?? 0;
	const from = first <= before ? 0 : (words.find((word) => word.from >= first - before)?.from ?? first);
	const until = from + length;
	const to = line.length <= until ? line.length : (words.findLast((word) => word.to <= until)?.to ?? until);
	const pieces: ExcerptPiece[] = [];
	let at = from;
	for (const word of found.filter((word) => word.from >= from && word.to <= to)) {
		pieces.push({ text: line.slice(at, word.from), found: false });
		pieces.push({ text: line.slice(word.from, word.to), found: true });
		at = word.to;
	}
	pieces.push({ text: line.slice(at, to), found: false });
	if (from > 0) pieces.unshift({ text: "… ", found: false });
	if (to < line.length) pieces.push({ text: " …", found: false });
	return pieces.filter((piece) => piece.text !== "");
}
