import { troupeSize } from "./troupe.ts";

/** What a colleague does next: puts the caret somewhere, writes a sentence, and so on. What cannot be done there is left out. */
export type TroupeAct = "look" | "write" | "status" | "comment" | "answer";

/** One thing that a colleague does, so many milliseconds after the one before. */
export interface Cue {
	afterMs: number;
	act: TroupeAct;
}

/** How many sentences one colleague writes at most. */
export const longestPart = 3;

/** What colleagues do, one after the other, with the seconds before each. The first waits for no one; the others come a little later. */
const parts: [seconds: number, act: TroupeAct][][] = [
	[
		[1, "look"],
		[2, "write"],
		[3, "answer"],
		[3, "status"],
		[4, "look"],
		[3, "write"],
		[4, "answer"],
		[6, "look"],
		[5, "answer"],
		[4, "write"],
		[5, "answer"],
	],
	[
		[3, "look"],
		[3, "write"],
		[3, "answer"],
		[4, "look"],
		[4, "comment"],
		[3, "write"],
		[4, "answer"],
		[6, "look"],
		[5, "answer"],
		[6, "answer"],
	],
	[
		[5, "look"],
		[4, "write"],
		[4, "answer"],
		[5, "look"],
		[4, "write"],
		[4, "answer"],
		[6, "look"],
		[6, "answer"],
		[5, "answer"],
	],
];

/** Numbers from 0 to below 1, the same for the same seed. */
export function seededNumbers(seed: number): () => number {
	let state = Math.imul(seed ^ 0x5bd1e995, 0x2545f491) >>> 0;
	return () => {
		// Marsaglia's xorshift with 32 bits; zero would stay zero.
		state ||= 0x9e3779b9;
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		return state / 2 ** 32;
	};
}

/** The part of a colleague, by their number from 0. The waits differ from seed to seed, by a quarter at most. */
export function scriptFor(colleague: number, seed: number): Cue[] {
	const random = seededNumbers(seed * troupeSize + colleague);
	const part = parts[colleague % parts.length] ?? [];
	return part.map(([seconds, act]) => ({ act, afterMs: Math.round(seconds * 1000 * (0.75 + random() / 2)) }));
}

/** How long somebody takes for a word, in milliseconds; `random` is from 0 to below 1. */
export const wordMs = (word: string, random: number): number =>
	Math.round(90 + word.length * 22 + random * 120);
