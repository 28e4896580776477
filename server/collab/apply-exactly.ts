import * as Y from "yjs";

/**
 * Applies updates in one transaction, and nothing else. Yjs tidies up formats after a remote edit, by deletions of its own.
 * An editor sends these on, as its edits; a server's would be in nobody's log: everybody would have them from memory, and
 * after the next start nobody any more. Yjs does not tidy up after edits that count as local.
 */
export function applyExactly(doc: Y.Doc, updates: Iterable<Uint8Array>): void {
	doc.transact((transaction) => {
		for (const update of updates) Y.applyUpdate(doc, update);
		// Only now: each update sets it back.
		transaction.local = true;
	});
}
