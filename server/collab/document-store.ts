import { setImmediate as nextTurn } from "node:timers/promises";
import * as Y from "yjs";
import { narrativeRules } from "#app/features/narratives/document-rules.server.ts";
import { narrativeText } from "#app/features/narratives/render-narrative.server.ts";
import type { Db } from "#db/database.ts";
import {
	findSnapshot,
	forgetOldLog,
	type LoggedUpdate,
	listUpdates,
	lockSnapshots,
	type StoredSnapshot,
	saveSnapshot,
} from "#db/queries/documents-log.ts";
import { applyExactly } from "./apply-exactly.ts";

/** A document as the database holds it. */
export interface StoredDocument {
	doc: Y.Doc;
	/** The newest edit in it. */
	seq: number;
	/** Size of the snapshot and of the edits since. */
	bytes: number;
	/** Number of edits since the snapshot. */
	sinceSnapshot: number;
	/** Set when something stored could not be read: the document is as it was before that. */
	damagedAt: number | null;
}

/**
 * Loads a document from its newest snapshot and the edits since. When something stored cannot be read, falls back to the
 * snapshot before, and to the edits before the broken one: `damagedAt` then names the first that is missing.
 */
export async function loadDocument(db: Db, documentId: string): Promise<StoredDocument> {
	let snapshot = await findSnapshot(db, documentId);
	while (snapshot && !isReadable(snapshot))
		snapshot = await findSnapshot(db, documentId, snapshot.throughSeq - 1);
	const updates = await listUpdates(db, documentId, snapshot?.throughSeq ?? 0);
	const whole = rebuild(snapshot, updates);
	return whole ? summarise(whole, snapshot, updates, null) : loadUntilDamage(snapshot, updates);
}

function isReadable(snapshot: StoredSnapshot): boolean {
	return rebuild(snapshot, []) !== null;
}

function loadUntilDamage(snapshot: StoredSnapshot | undefined, updates: LoggedUpdate[]): StoredDocument {
	// How much can be read is found by halving: every part is tried on a document of its own.
	let good = 0;
	let bad = updates.length;
	while (good + 1 < bad) {
		const middle = (good + bad) >> 1;
		if (rebuild(snapshot, updates.slice(0, middle))) good = middle;
		else bad = middle;
	}
	const kept = updates.slice(0, good);
	const doc = rebuild(snapshot, kept) ?? new Y.Doc();
	return summarise(doc, snapshot, kept, updates[good]?.seq ?? 0);
}

function summarise(
	doc: Y.Doc,
	snapshot: StoredSnapshot | undefined,
	updates: LoggedUpdate[],
	damagedAt: number | null,
): StoredDocument {
	return {
		doc,
		seq: updates.at(-1)?.seq ?? snapshot?.throughSeq ?? 0,
		bytes: updates.reduce((sum, update) => sum + update.bytes.length, snapshot?.state.length ?? 0),
		sinceSnapshot: updates.length,
		damagedAt,
	};
}

/** A document from a snapshot and edits that follow it without a gap; null when it cannot be put together. */
export function rebuild(
	snapshot: Omit<StoredSnapshot, "at"> | undefined,
	updates: LoggedUpdate[],
): Y.Doc | null {
	const first = (snapshot?.throughSeq ?? 0) + 1;
	if (snapshot?.isIntact === false) return null;
	if (updates.some((update, index) => update.seq !== first + index || !update.isIntact)) return null;
	const doc = newDocument();
	try {
		// One transaction for all: a thousand edits then cost hardly more than one.
		const all = updates.map((update) => update.bytes);
		applyExactly(doc, snapshot ? [snapshot.state, ...all] : all);
	} catch {
		return null;
	}
	return isComplete(doc) ? doc : null;
}

/** An empty document with its root, so that types in it are known from the start. */
export function newDocument(): Y.Doc {
	const doc = new Y.Doc();
	doc.getXmlFragment(narrativeRules.rootName);
	return doc;
}

/** Whether nothing waits for something that never came. */
export const isComplete = (doc: Y.Doc) => doc.store.pendingStructs === null && doc.store.pendingDs === null;

/** A document as it stood at an earlier edit; null when the log does not reach back so far. */
export async function loadDocumentAt(db: Db, documentId: string, seq: number): Promise<Y.Doc | null> {
	const snapshot = await findSnapshot(db, documentId, seq);
	const updates = await listUpdates(db, documentId, snapshot?.throughSeq ?? 0, seq);
	const reached = updates.at(-1)?.seq ?? snapshot?.throughSeq ?? 0;
	return reached === seq ? rebuild(snapshot, updates) : null;
}

/**
 * Takes a snapshot through an edit and forgets the log that is no longer needed, in one transaction. The snapshot is made
 * from the log, not from memory, compared with it, and with what is stored before anything is deleted. Throws when they
 * differ: then nothing has changed. Rows that it reads never change, so that edits may be stored while it is being made.
 */
export async function compactDocument(
	db: Db,
	documentId: string,
	throughSeq: number,
	times: { now: Date; keepLogMs: number },
): Promise<{ bytes: number }> {
	const previous = await findSnapshot(db, documentId, throughSeq);
	const updates = await listUpdates(db, documentId, previous?.throughSeq ?? 0, throughSeq);
	await nextTurn();
	const doc = rebuild(previous, updates);
	if (!doc) throw new Error(`Document ${documentId} cannot be rebuilt from its log`);
	await nextTurn();
	const at = times.now.toISOString();
	const snapshot = { throughSeq, state: Y.encodeStateAsUpdate(doc), at, isIntact: true };
	await nextTurn();
	const again = rebuild(snapshot, []);
	await nextTurn();
	if (!again || !isSame(doc, again))
		throw new Error(`The snapshot of document ${documentId} differs from it`);
	const text = narrativeText(doc);
	return db.transaction().execute(async (trx) => {
		await lockSnapshots(trx, documentId);
		const there = await findSnapshot(trx, documentId, throughSeq);
		// Another node was quicker.
		if (there?.throughSeq === throughSeq) return { bytes: there.state.length };
		await saveSnapshot(trx, documentId, snapshot, text);
		const stored = await findSnapshot(trx, documentId, throughSeq);
		if (!stored?.isIntact || Buffer.compare(stored.state, snapshot.state) !== 0)
			throw new Error(`The snapshot of document ${documentId} is not stored as it was made`);
		await forgetOldLog(trx, documentId, new Date(times.now.getTime() - times.keepLogMs).toISOString());
		return { bytes: snapshot.state.length };
	});
}

/** Whether two documents hold the same, from the same people. */
export function isSame(a: Y.Doc, b: Y.Doc): boolean {
	const vectors = [a, b].map((doc) => Buffer.from(Y.encodeStateVector(doc)).toString("base64"));
	return vectors[0] === vectors[1] && contentOf(a) === contentOf(b);
}

const contentOf = (doc: Y.Doc) => doc.getXmlFragment(narrativeRules.rootName).toString();
