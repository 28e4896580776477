import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Deleted stretches of a document, by Yjs client id. */
export type DeleteRanges = Map<number, { clock: number; len: number }[]>;

/**
 * Takes out of an update what the server has already: structs below `known` (a state vector) and every deletion but the
 * `fresh` ones. A client that was away sends its whole list of deletions each time it returns; only news is stored.
 */
export function trimUpdate(
	update: Uint8Array,
	news: {
		known: ReadonlyMap<number, number>;
		fresh: DeleteRanges;
		hasKnownStructs: boolean;
		deletesAt: number;
	},
	deletesAtOf: (update: Uint8Array) => number,
): Uint8Array {
	const diffed = news.hasKnownStructs ? Y.diffUpdate(update, encodeStateVector(news.known)) : update;
	const structs = diffed.subarray(0, news.hasKnownStructs ? deletesAtOf(diffed) : news.deletesAt);
	const encoder = encoding.createEncoder();
	encoding.writeUint8Array(encoder, structs);
	encoding.writeVarUint(encoder, news.fresh.size);
	for (const [client, ranges] of news.fresh) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, ranges.length);
		for (const range of ranges) {
			encoding.writeVarUint(encoder, range.clock);
			encoding.writeVarUint(encoder, range.len);
		}
	}
	return encoding.toUint8Array(encoder);
}

function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, clocks.size);
	for (const [client, clock] of clocks) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
	}
	return encoding.toUint8Array(encoder);
}
