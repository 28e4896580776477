import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { forgetText, keptName, noteKept, noteUnsent, wasLeftUnsent } from "./kept-index.ts";

/** A document that is also kept on this device, for one person. */
export interface KeptText {
	/** The origin of what was read from the device. */
	origin: unknown;
	/** Whether it held something unsaved when it was last closed. */
	wasUnsent: boolean;
	noteUnsent(unsent: boolean): void;
	/** Stops keeping it, and removes what was kept. */
	forget(): Promise<void>;
}

/** A device that has not answered by then is not waited for. */
const patienceMs = 3_000;
const probeName = "waymark-probe";

/**
 * Puts what this device has kept of a document into it, and keeps what is written from then on. Null where the browser
 * keeps nothing (some private windows, storage switched off). `onLost` is told once something could not be kept any more,
 * and whether that is because the device is full: from then on the copy has a gap, whatever is kept later.
 */
export async function keepText(
	doc: Y.Doc,
	personId: string,
	documentName: string,
	onLost: (isFull: boolean) => void,
): Promise<KeptText | null> {
	// The library does not tell when the database cannot be opened: an empty one is tried before.
	if (!(await canKeep())) return null;
	const name = keptName(personId, documentName);
	noteKept(name, personId);
	const persistence = new IndexeddbPersistence(name, doc);
	const isReady = await Promise.race([persistence.whenSynced.then(() => true), after(patienceMs, false)]);
	if (!isReady) {
		void persistence.destroy();
		return null;
	}
	listenForLosses(persistence.db, onLost);
	return {
		origin: persistence,
		wasUnsent: wasLeftUnsent(name),
		noteUnsent: (unsent) => noteUnsent(name, unsent),
		async forget() {
			await persistence.destroy();
			await forgetText(name);
		},
	};
}

/** The library does not tell, either, when something could not be written: the database does. */
function listenForLosses(database: IDBDatabase | null, onLost: (isFull: boolean) => void): void {
	const listener = ({ target }: Event) => {
		const error = target instanceof IDBTransaction ? target.error : null;
		onLost(error?.name === "QuotaExceededError");
	};
	database?.addEventListener("abort", listener, { once: true });
}

function canKeep(): Promise<boolean> {
	const tried = new Promise<boolean>((resolve) => {
		try {
			const request = globalThis.indexedDB.open(probeName);
			request.onerror = () => resolve(false);
			request.onsuccess = () => {
				request.result.close();
				globalThis.indexedDB.deleteDatabase(probeName);
				resolve(true);
			};
		} catch {
			resolve(false);
		}
	});
	return Promise.race([tried, after(patienceMs, false)]);
}

const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value));
