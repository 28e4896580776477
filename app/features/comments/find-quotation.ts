import type { TextRun } from "./text-runs.ts";

/** A stretch of a text, in positions as ProseMirror counts them. */
export interface Place {
	from: number;
	to: number;
}

/** A quotation this long (without spaces) is found by itself; a shorter one needs the words before it, too. */
const tellingLength = 16;
/** So many letters before a short quotation must be the same, or all that there were. */
const tellingContext = 6;

/** The letters of a text without any space, and where each of them is: breaks and spaces come and go as people edit. */
interface Letters {
	text: string;
	positions: number[];
}

function lettersOf(runs: readonly TextRun[]): Letters {
	const letters: string[] = [];
	const positions: number[] = [];
	for (const run of runs) {
		for (let index = 0; index < run.text.length; index++) {
			const letter = run.text.charAt(index);
			if (/\s/.test(letter)) continue;
			letters.push(letter);
			positions.push(run.position + index);
		}
	}
	return { text: letters.join(""), positions };
}

const withoutSpace = (text: string) => text.replace(/\s+/g, "");

/** A long passage is quoted by its beginning, with this sign at the end. */
export const ellipsis = "…";

/**
 * Finds quoted words in a text by themselves and by what stood before them; null when they are not there, or when it
 * would be a guess. `near` prefers the words that touch a place.
 */
export function findQuotation(
	runs: readonly TextRun[],
	quoted: { quotation: string; before: string },
	near?: Place,
): Place | null {
	const words = withoutSpace(quoted.quotation.replace(/…$/, ""));
	if (words === "") return null;
	const { text, positions } = lettersOf(runs);
	const before = withoutSpace(quoted.before);
	let best: { place: Place; score: number } | null = null;
	for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
		const place = {
			from: positions[at] ?? 0,
			to: (positions[at + words.length - 1] ?? 0) + 1,
		};
		if (near) {
			if (place.from < near.to && near.from < place.to) return place;
			continue;
		}
		const score = sharedEnd(text.slice(Math.max(0, at - before.length), at), before);
		const isTelling = words.length >= tellingLength || score >= Math.min(tellingContext, before.length);
		if (isTelling && (!best || score > best.score)) best = { place, score };
	}
	return best?.place ?? null;
}

/** How many letters two texts have in common at their ends. */
function sharedEnd(a: string, b: string): number {
	let length = 0;
	while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
	return length;
}
