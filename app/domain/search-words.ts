import { stemmer } from "stemmer";

/** Longest search that is read, in characters; and how many of its words count. */
export const longestSearch = 200;
const mostWords = 10;
/** Longest word that is kept, in characters: longer ones are addresses and noise. */
const longestWord = 60;

/** Scripts that put no spaces between words: the runtime's dictionaries find them (Unicode UAX 29). */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const wordShape = /[\p{L}\p{N}\p{M}]+/gu;

/** A word of a text with its place, in UTF-16 units. */
interface PlacedWord {
	word: string;
	from: number;
	to: number;
}

/** The words of a text in their order, each as the search knows it: without case and accents, English words by their stem (Porter 1980). */
export function placedWords(text: string): PlacedWord[] {
	return [...runs(text)]
		.map(({ run, from }) => ({ word: wordOf(run), from, to: from + run.length }))
		.filter(({ word }) => word !== "");
}

/** The same without places, as the index keeps them: separated by spaces. */
export const indexedWords = (text: string): string =>
	placedWords(text)
		.map(({ word }) => word)
		.join(" ");

/** The words that a search asks for, each once, at most ten of them; what is left of the text is not read. */
export function wordsOfSearch(search: string): string[] {
	const words = placedWords(search.slice(0, longestSearch)).map(({ word }) => word);
	return [...new Set(words)].slice(0, mostWords);
}

/** Whether a word of a text answers a word of a search: it begins with it, as in the index. */
export const answers = (word: string, wanted: string): boolean => word.startsWith(wanted);

function* runs(text: string): Generator<{ run: string; from: number }> {
	for (const { 0: run, index } of text.matchAll(wordShape)) {
		if (!unspaced.test(run)) yield { run, from: index };
		else for (const part of segmenter.segment(run)) yield { run: part.segment, from: index + part.index };
	}
}

function wordOf(run: string): string {
	const plain = run
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.toLowerCase()
		.normalize("NFC")
		.slice(0, longestWord);
	return /^[a-z]{3,}$/.test(plain) ? stemmer(plain) : plain;
}
