/** Numbers from 0 to below 1, the same for the same seed. */
export type Random = () => number;

/** Starts a row of numbers; seeds that are close give rows that are not. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x9e3779b9) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
		return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
	};
}

/** A whole number from 0 to below `count`. */
export const below = (random: Random, count: number): number => Math.floor(random() * count);

/** One of several. Throws when there are none. */
export function pick<T>(random: Random, values: readonly T[]): T {
	const [value] = values.slice(below(random, values.length));
	if (value === undefined) throw new RangeError("There is nothing to pick from");
	return value;
}
