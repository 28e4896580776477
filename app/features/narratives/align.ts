/** Beyond this many comparisons, what differs in the middle is taken as wholly different. */
const maxCells = 4_000_000;

/**
 * Finds the longest common subsequence of two lists: pairs of indexes, rising in both, whose entries are equal. Of lists
 * that differ in very much, only the common start and end.
 */
export function align(a: readonly string[], b: readonly string[]): [number, number][] {
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
	const pairs: [number, number][] = [];
	for (let i = 0; i < start; i++) pairs.push([i, i]);
	const middle = longestCommon(a.slice(start, a.length - end), b.slice(start, b.length - end));
	for (const [i, j] of middle) pairs.push([start + i, start + j]);
	for (let i = end; i > 0; i--) pairs.push([a.length - i, b.length - i]);
	return pairs;
}

function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
	const width = b.length + 1;
	if (a.length === 0 || b.length === 0 || (a.length + 1) * width > maxCells) return [];
	// lengths[i * width + j]: the most pairs that a from i on and b from j on have in common.
	const lengths = new Uint16Array((a.length + 1) * width);
	const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
		}
	}
	const pairs: [number, number][] = [];
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		if (a[i] === b[j]) pairs.push([i++, j++]);
		else if (at(i + 1, j) >= at(i, j + 1)) i++;
		else j++;
	}
	return pairs;
}

/** A stretch of one list that another list takes the place of; one of the two may be empty. */
export interface Difference {
	from: number;
	to: number;
	otherFrom: number;
	otherTo: number;
}

/** The stretches in which two lists differ, in order. */
export function differences(a: readonly string[], b: readonly string[]): Difference[] {
	const found: Difference[] = [];
	let from = 0;
	let otherFrom = 0;
	for (const [to, otherTo] of [...align(a, b), [a.length, b.length] as const]) {
		if (to > from || otherTo > otherFrom) found.push({ from, to, otherFrom, otherTo });
		from = to + 1;
		otherFrom = otherTo + 1;
	}
	return found;
}
