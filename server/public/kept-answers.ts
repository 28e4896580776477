/** What is kept in memory, by address, within a number of bytes. */
export interface KeptAnswers<T> {
	get(address: string): T | undefined;
	set(address: string, value: T): void;
	/** Looks again at what an answer takes: it grew. */
	weighAgain(address: string): void;
	delete(address: string): void;
	readonly size: number;
	readonly bytes: number;
}

interface Kept<T> {
	value: T;
	bytes: number;
	proven: boolean;
	/** The turn at which it was last moved to the end. */
	movedAt: number;
}

/** The share of the memory that answers asked for twice may hold against newcomers. */
const provenShare = 0.75;
/** An answer larger than this share of the memory is not kept. */
const largestShare = 0.25;

/**
 * Keeps what was used last. Newcomers that nobody asked for a second time go first, so that somebody who walks through ten
 * thousand addresses does not push out the pages that everybody reads. `onDrop` hears of everything that goes.
 */
export function createKeptAnswers<T>(options: {
	maxBytes: number;
	bytesOf: (value: T) => number;
	onDrop: (address: string, value: T) => void;
}): KeptAnswers<T> {
	// Maps keep the order of insertion: the first one is the one that was used longest ago.
	const [newcomers, proven] = [new Map<string, Kept<T>>(), new Map<string, Kept<T>>()];
	let bytes = 0;
	let provenBytes = 0;
	/** Counts questions. */
	let turns = 0;

	const remove = (address: string) => {
		const kept = newcomers.get(address) ?? proven.get(address);
		if (!kept) return;
		(kept.proven ? proven : newcomers).delete(address);
		bytes -= kept.bytes;
		if (kept.proven) provenBytes -= kept.bytes;
		options.onDrop(address, kept.value);
	};
	const shrink = () => {
		while (bytes > options.maxBytes) {
			const [oldest] = newcomers.size > 0 ? newcomers.keys() : proven.keys();
			if (oldest === undefined) return;
			remove(oldest);
		}
	};
	const prove = (address: string, kept: Kept<T>) => {
		newcomers.delete(address);
		proven.set(address, Object.assign(kept, { proven: true }));
		provenBytes += kept.bytes;
		for (const [oldest, other] of proven) {
			if (provenBytes <= options.maxBytes * provenShare || other === kept) return;
			proven.delete(oldest);
			provenBytes -= other.bytes;
			newcomers.set(oldest, Object.assign(other, { proven: false }));
		}
	};

	return {
		get(address) {
			const known = proven.get(address);
			turns++;
			if (known) {
				// Moving an answer to the end costs more than finding it: what was moved a short while ago stays where it is.
				if (turns - known.movedAt > proven.size) {
					proven.delete(address);
					proven.set(address, Object.assign(known, { movedAt: turns }));
				}
				return known.value;
			}
			const kept = newcomers.get(address);
			if (kept) prove(address, kept);
			return kept?.value;
		},
		set(address, value) {
			remove(address);
			const weight = options.bytesOf(value) + address.length * 2;
			if (weight > options.maxBytes * largestShare) return options.onDrop(address, value);
			newcomers.set(address, { value, bytes: weight, proven: false, movedAt: turns });
			bytes += weight;
			shrink();
		},
		weighAgain(address) {
			const kept = newcomers.get(address) ?? proven.get(address);
			if (!kept) return;
			const grown = options.bytesOf(kept.value) + address.length * 2 - kept.bytes;
			kept.bytes += grown;
			bytes += grown;
			if (kept.proven) provenBytes += grown;
			shrink();
		},
		delete: remove,
		get size() {
			return newcomers.size + proven.size;
		},
		get bytes() {
			return bytes;
		},
	};
}
