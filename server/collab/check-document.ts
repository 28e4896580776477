import type * as Y from "yjs";
import { renderNarrative } from "#app/features/narratives/render-narrative.server.ts";
import { readState } from "#app/features/versions/read-authored-blocks.server.ts";
import type { Db } from "#db/database.ts";
import { type CheckedDocument, listSnapshots, listVersionNumbers } from "#db/queries/document-check.ts";
import { listClientOwners } from "#db/queries/documents-clients.ts";
import { type LoggedUpdate, listUpdates, type StoredSnapshot } from "#db/queries/documents-log.ts";
import { findVersion } from "#db/queries/versions.ts";
import { isSame, rebuild } from "./document-store.ts";

/** What the check of one document looked at, and what is wrong with it. */
export interface DocumentCheck {
	updates: number;
	snapshots: number;
	versions: number;
	/** One sentence for each thing that is wrong; empty for a sound document. */
	problems: string[];
}

type Snapshot = Omit<StoredSnapshot, "at">;

/**
 * Checks everything that is stored of one document: its log has no gap and ends where the document says; every snapshot can
 * be read and holds what the log up to there gives; the whole can be put together and shown; every version can be read and
 * holds what it says; every writer is bound to a person. Reads only. Call it on one picture of the database, or what is
 * written meanwhile looks like damage.
 */
export async function checkDocument(trx: Db, document: CheckedDocument): Promise<DocumentCheck> {
	const updates = await listUpdates(trx, document.id, 0);
	const snapshots = await listSnapshots(trx, document.id);
	const numbers = await listVersionNumbers(trx, document.id);
	const problems = [...checkLog(document, updates, snapshots), ...checkSnapshots(updates, snapshots)];
	const whole = stateAt(updates, snapshots, document.seq);
	if (whole) problems.push(...(await checkWhole(trx, document.id, whole)));
	else problems.push(`it cannot be put together as it is at edit ${document.seq}`);
	const replay = (seq: number) => stateAt(updates, snapshots, seq);
	for (const number of numbers) problems.push(...(await checkVersion(trx, document, number, replay)));
	return { updates: updates.length, snapshots: snapshots.length, versions: numbers.length, problems };
}

function checkLog(document: CheckedDocument, updates: LoggedUpdate[], snapshots: Snapshot[]): string[] {
	const problems: string[] = [];
	const first = updates[0];
	const gap = updates.find((update, index) => first && update.seq !== first.seq + index);
	if (gap) problems.push(`its log has a gap before edit ${gap.seq}`);
	for (const { seq } of updates.filter(({ isIntact }) => !isIntact))
		problems.push(`its edit ${seq} is not what was written`);
	const oldest = snapshots[0]?.throughSeq ?? 0;
	if (first && first.seq > oldest + 1) {
		problems.push(`its log begins with edit ${first.seq}, and nothing holds what came before`);
	}
	const end = Math.max(updates.at(-1)?.seq ?? 0, snapshots.at(-1)?.throughSeq ?? 0);
	if (end !== document.seq) {
		problems.push(`it says that its newest edit is ${document.seq}, but what is stored ends with ${end}`);
	}
	return problems;
}

/** Compares each snapshot with what the log gives, from the beginning or from the snapshot before. */
function checkSnapshots(updates: LoggedUpdate[], snapshots: Snapshot[]): string[] {
	return snapshots.flatMap((snapshot, index) => {
		const { throughSeq } = snapshot;
		const doc = rebuild(snapshot, []);
		if (!doc) return [`its snapshot at edit ${throughSeq} cannot be read`];
		const covered = isCovered(updates, 0, throughSeq);
		const base = covered ? undefined : snapshots[index - 1];
		const from = base?.throughSeq ?? 0;
		if (!covered && !(base && isCovered(updates, from, throughSeq))) return [];
		const replayed = rebuild(base, between(updates, from, throughSeq));
		if (!replayed) return [`its log up to edit ${throughSeq} cannot be read`];
		return isSame(doc, replayed) ? [] : [`its snapshot at edit ${throughSeq} differs from its log`];
	});
}

const between = (updates: LoggedUpdate[], after: number, through: number) =>
	updates.filter((update) => update.seq > after && update.seq <= through);

const isCovered = (updates: LoggedUpdate[], after: number, through: number) =>
	between(updates, after, through).length === through - after;

/** The document at an edit, from the log alone where it reaches back, else from a snapshot; null where neither does. */
function stateAt(updates: LoggedUpdate[], snapshots: Snapshot[], seq: number): Y.Doc | null {
	const bases = [undefined, ...snapshots.filter((snapshot) => snapshot.throughSeq <= seq).reverse()];
	for (const base of bases) {
		const from = base?.throughSeq ?? 0;
		const doc = isCovered(updates, from, seq) ? rebuild(base, between(updates, from, seq)) : null;
		if (doc) return doc;
	}
	return null;
}

async function checkWhole(trx: Db, documentId: string, doc: Y.Doc): Promise<string[]> {
	const problems: string[] = [];
	try {
		renderNarrative(doc);
	} catch {
		problems.push("it holds something that cannot be shown");
	}
	const owners = await listClientOwners(trx, documentId);
	const unknown = [...doc.store.clients.keys()].filter((client) => !owners.has(client));
	if (unknown.length > 0) problems.push(`it is not known who wrote under ${unknown.join(", ")}`);
	return problems;
}

async function checkVersion(
	trx: Db,
	document: CheckedDocument,
	number: number,
	replay: (seq: number) => Y.Doc | null,
): Promise<string[]> {
	const version = await findVersion(trx, document.id, number);
	if (!version) return [];
	if (version.seq > document.seq) return [`its version ${number} is newer than the document`];
	let doc: Y.Doc;
	try {
		doc = readState(version.state);
		if (renderNarrative(doc).text !== version.text)
			return [`its version ${number} does not hold its own text`];
	} catch {
		return [`its version ${number} cannot be read`];
	}
	const replayed = replay(version.seq);
	return !replayed || isSame(doc, replayed) ? [] : [`its version ${number} differs from its log`];
}
