import { crc32 } from "node:zlib";
import { PostgresAdapter, sql } from "kysely";
import type { Db } from "../database.ts";
import type { Steps } from "../steps.ts";
import type { FoundDocument } from "./documents.ts";
import { keptStatement } from "./kept-statement.ts";

/** One stored edit: bytes of a Yjs update (v1 encoding) with its place in the log. */
export interface LoggedUpdate {
	seq: number;
	bytes: Uint8Array;
	/** Whether the bytes are still what was written, as far as their checksum tells. */
	isIntact: boolean;
}

/** A whole state with the newest update in it. */
export interface StoredSnapshot {
	throughSeq: number;
	state: Uint8Array;
	at: string;
	/** As of an edit. */
	isIntact: boolean;
}

/** Edits of one document for one commit, in their order. */
export interface DocumentEdits {
	documentId: string;
	updates: { bytes: Uint8Array; personId: string }[];
	/** The document's revision of rights as of which all of the authors may write; not asked when it is left out. */
	rightsAsOf?: number;
	/** Yjs client ids that were used for the first time. */
	clients: { clientId: number; personId: string; organisationId: string }[];
}

/** Somebody may have lost the right to write what was to be appended: nothing was, until that is looked up again. */
export class RightsChanged extends Error {
	/** The revision of rights by document. */
	constructor(readonly revisions: ReadonlyMap<string, number>) {
		super("Rights changed since they were looked up");
	}
}

/** The largest number that both engines compare with a sequence number. */
const endOfLog = 2_147_483_647;

/** The driver of SQLite takes a view of someone else's buffer only as a Buffer. */
const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Tells a damaged row from a sound one, in a number that fits both engines' integers. */
const checksumOf = (bytes: Uint8Array) => crc32(bytes) | 0;

/** Whether bytes are what was written; of rows from before there were checksums nothing is known. */
export const isIntact = (bytes: Uint8Array, checksum: number | null): boolean =>
	checksum === null || checksum === checksumOf(bytes);

/** How many rows one statement carries at most. */
const maxRows = 100;

/**
 * The steps (for `transact`) that append edits to the logs of documents, each named once, and bind the client ids that come with
 * them: counting `seq` up takes the row locks that keep the logs without gaps. What comes of them is the sequence number of each
 * document's first one; a document that is not there is left out. The number of statements hardly depends on the number of
 * documents. Throws `RightsChanged`, which has to end the transaction, where rights are not as they were looked up.
 */
export function* appendUpdates(
	db: Db,
	edits: readonly DocumentEdits[],
	at: string,
): Steps<Map<string, number>> {
	const firsts = yield* countUp(db, edits);
	const rows = edits.flatMap(({ documentId, updates }) => {
		const first = firsts.get(documentId);
		if (first === undefined) return [];
		return updates.map(({ bytes, personId }, index) => ({
			document_id: documentId,
			seq: first + index,
			bytes: asBuffer(bytes),
			checksum: checksumOf(bytes),
			person_id: personId,
			at,
		}));
	});
	for (const slice of slices(rows)) {
		const insert = () => db.insertInto("document_update").values(slice).compile();
		const parameters = slice.flatMap((row) => Object.values(row));
		yield keptStatement(db, `log ${slice.length}`, insert, parameters);
	}
	for (const edit of edits) if (firsts.has(edit.documentId)) yield* bindClients(db, edit, at);
	return firsts;
}

type Counted = Pick<FoundDocument, "id" | "seq" | "rights_revision">;

/** Counts up the sequence numbers; returns for each document the first one that is its own now. */
function* countUp(db: Db, edits: readonly DocumentEdits[]): Steps<Map<string, number>> {
	const firsts = new Map<string, number>();
	const rights = new Map<string, number>();
	yield* lockInOrder(db, edits);
	for (const [count, ids] of byCount(edits)) {
		for (const slice of slices(ids)) {
			const update = () =>
				db
					.updateTable("document")
					.set((eb) => ({ seq: eb("seq", "+", count) }))
					.where("id", "in", slice)
					.where("frozen_at", "is", null)
					.returning(["id", "seq", "rights_revision"])
					.compile();
			const parameters = [count, ...slice];
			const counted = yield keptStatement(db, `count ${slice.length}`, update, parameters);
			for (const { id, seq, rights_revision } of counted as Counted[]) {
				firsts.set(id, seq - count + 1);
				rights.set(id, rights_revision);
			}
		}
	}
	requireRights(edits, rights);
	return firsts;
}

function requireRights(edits: readonly DocumentEdits[], revisions: ReadonlyMap<string, number>): void {
	const isOutdated = ({ documentId, rightsAsOf }: DocumentEdits) =>
		rightsAsOf !== undefined && rightsAsOf < (revisions.get(documentId) ?? 0);
	if (edits.some(isOutdated)) throw new RightsChanged(revisions);
}

/** Two nodes that write to the same documents would else wait for each other in a circle; SQLite has one writer anyway. */
function* lockInOrder(db: Db, edits: readonly DocumentEdits[]): Steps<void> {
	if (edits.length < 2 || !(db.getExecutor().adapter instanceof PostgresAdapter)) return;
	const ids = edits.map(({ documentId }) => documentId);
	yield db.selectFrom("document").select("id").where("id", "in", ids).orderBy("id").forUpdate().compile();
}

/** The documents that get one edit, those that get two, and so on: most get one. */
function byCount(edits: readonly DocumentEdits[]): Map<number, string[]> {
	const counts = new Map<number, string[]>();
	for (const { documentId, updates } of edits) {
		const ids = counts.get(updates.length);
		if (ids) ids.push(documentId);
		else counts.set(updates.length, [documentId]);
	}
	return counts;
}

function* slices<T>(all: readonly T[]): Generator<T[]> {
	for (let i = 0; i < all.length; i += maxRows) yield all.slice(i, i + maxRows);
}

function* bindClients(db: Db, edits: DocumentEdits, at: string): Steps<void> {
	if (edits.clients.length === 0) return;
	yield db
		.insertInto("document_client")
		.values(
			edits.clients.map((client) => ({
				document_id: edits.documentId,
				client_id: String(client.clientId),
				person_id: client.personId,
				organisation_id: client.organisationId,
				at,
			})),
		)
		.onConflict((conflict) => conflict.columns(["document_id", "client_id"]).doNothing())
		.compile();
}

/** The newest snapshot at or before a sequence number; undefined when there is none. */
export async function findSnapshot(
	db: Db,
	documentId: string,
	throughSeq = endOfLog,
): Promise<StoredSnapshot | undefined> {
	const found = await db
		.selectFrom("document_snapshot")
		.select(["through_seq as throughSeq", "state", "at", "checksum"])
		.where("document_id", "=", documentId)
		.where("through_seq", "<=", throughSeq)
		.orderBy("through_seq", "desc")
		.limit(1)
		.executeTakeFirst();
	if (!found) return undefined;
	const { checksum, ...snapshot } = found;
	return { ...snapshot, isIntact: isIntact(snapshot.state, checksum) };
}

/** The stored edits after one sequence number, up to and including another, in order. */
export async function listUpdates(
	db: Db,
	documentId: string,
	after: number,
	through = endOfLog,
): Promise<LoggedUpdate[]> {
	const rows = await db
		.selectFrom("document_update")
		.select(["seq", "bytes", "checksum"])
		.where("document_id", "=", documentId)
		.where("seq", ">", after)
		.where("seq", "<=", through)
		.orderBy("seq")
		.execute();
	return rows.map(({ seq, bytes, checksum }) => ({ seq, bytes, isIntact: isIntact(bytes, checksum) }));
}

/** The sequence number of the newest stored edit of each of these documents, by their id. */
export async function listSeqs(db: Db, documentIds: string[]): Promise<Map<string, number>> {
	const rows = await db.selectFrom("document").select(["id", "seq"]).where("id", "in", documentIds).execute();
	return new Map(rows.map(({ id, seq }) => [id, seq]));
}

/** Takes back an edit that proved impossible to apply, so that the document can be loaded again. */
export async function removeUpdate(db: Db, documentId: string, seq: number): Promise<void> {
	const nothing = Buffer.from([0, 0]);
	await db
		.updateTable("document_update")
		.set({ bytes: nothing, checksum: checksumOf(nothing) })
		.where("document_id", "=", documentId)
		.where("seq", "=", seq)
		.execute();
}

/** Keeps other nodes from taking a snapshot of a document until the transaction ends; SQLite has one writer anyway. */
export async function lockSnapshots(trx: Db, documentId: string): Promise<void> {
	if (!(trx.getExecutor().adapter instanceof PostgresAdapter)) return;
	await sql`select pg_advisory_xact_lock(hashtextextended(${documentId}, 0))`.execute(trx);
}

/** Saves a snapshot, and with it the plain text that search reads. Call it inside a transaction. */
export async function saveSnapshot(
	trx: Db,
	documentId: string,
	snapshot: Omit<StoredSnapshot, "isIntact">,
	text: string,
): Promise<void> {
	await trx
		.insertInto("document_snapshot")
		.values({
			document_id: documentId,
			through_seq: snapshot.throughSeq,
			state: asBuffer(snapshot.state),
			checksum: checksumOf(snapshot.state),
			at: snapshot.at,
		})
		.onConflict((conflict) => conflict.columns(["document_id", "through_seq"]).doNothing())
		.execute();
	await trx.updateTable("document").set({ text }).where("id", "=", documentId).execute();
}

/**
 * Deletes what nobody can ask for any more: of all snapshots but the newest, finds the newest one from before `keepSince`
 * (an instant), and deletes the edits that it holds and the snapshots before it. What is younger stays, so that a plain form
 * opened since then can still be rebuilt. Call it inside the transaction that saved a newer snapshot.
 */
export async function forgetOldLog(trx: Db, documentId: string, keepSince: string): Promise<void> {
	const [, ...previous] = await trx
		.selectFrom("document_snapshot")
		.select(["through_seq as throughSeq", "at"])
		.where("document_id", "=", documentId)
		.orderBy("through_seq", "desc")
		.execute();
	const anchor = previous.find((snapshot) => snapshot.at <= keepSince);
	if (!anchor) return;
	await trx
		.deleteFrom("document_update")
		.where("document_id", "=", documentId)
		.where("seq", "<=", anchor.throughSeq)
		.execute();
	await trx
		.deleteFrom("document_snapshot")
		.where("document_id", "=", documentId)
		.where("through_seq", "<", anchor.throughSeq)
		.execute();
}
