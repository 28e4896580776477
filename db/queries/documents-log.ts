import type { Db } from "../database.ts";

/** One stored edit: bytes of a Yjs update (v1 encoding) with its place in the log. */
export interface LoggedUpdate {
	seq: number;
	bytes: Uint8Array;
}

/** A whole state with the newest update in it. */
export interface StoredSnapshot {
	throughSeq: number;
	state: Uint8Array;
	at: string;
}

/** Edits of one document for one commit, in their order. */
export interface DocumentEdits {
	documentId: string;
	updates: { bytes: Uint8Array; personId: string }[];
	/** Yjs client ids that were used for the first time. */
	clients: { clientId: number; personId: string; organisationId: string }[];
}

/** The largest number that both engines compare with a sequence number. */
const endOfLog = 2_147_483_647;

/** The driver of SQLite takes a view of someone else's buffer only as a Buffer. */
const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Appends edits to the log of a document, and binds the client ids that come with them. Call it inside a transaction:
 * counting `seq` up takes the row lock that keeps the log without gaps. Returns the sequence number of the first one;
 * undefined when there is no such document.
 */
export async function appendUpdates(trx: Db, edits: DocumentEdits, at: string): Promise<number | undefined> {
	const counted = await trx
		.updateTable("document")
		.set((eb) => ({ seq: eb("seq", "+", edits.updates.length) }))
		.where("id", "=", edits.documentId)
		.returning("seq")
		.executeTakeFirst();
	if (!counted) return undefined;
	const first = counted.seq - edits.updates.length + 1;
	const rows = edits.updates.map((update, index) => ({
		document_id: edits.documentId,
		seq: first + index,
		bytes: asBuffer(update.bytes),
		person_id: update.personId,
		at,
	}));
	for (let i = 0; i < rows.length; i += 500)
		await trx
			.insertInto("document_update")
			.values(rows.slice(i, i + 500))
			.execute();
	await bindClients(trx, edits, at);
	return first;
}

async function bindClients(trx: Db, edits: DocumentEdits, at: string): Promise<void> {
	if (edits.clients.length === 0) return;
	await trx
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
		.execute();
}

/** The newest snapshot at or before a sequence number; undefined when there is none. */
export async function findSnapshot(
	db: Db,
	documentId: string,
	throughSeq = endOfLog,
): Promise<StoredSnapshot | undefined> {
	return db
		.selectFrom("document_snapshot")
		.select(["through_seq as throughSeq", "state", "at"])
		.where("document_id", "=", documentId)
		.where("through_seq", "<=", throughSeq)
		.orderBy("through_seq", "desc")
		.limit(1)
		.executeTakeFirst();
}

/** The stored edits after one sequence number, up to and including another, in order. */
export async function listUpdates(
	db: Db,
	documentId: string,
	after: number,
	through = endOfLog,
): Promise<LoggedUpdate[]> {
	return db
		.selectFrom("document_update")
		.select(["seq", "bytes"])
		.where("document_id", "=", documentId)
		.where("seq", ">", after)
		.where("seq", "<=", through)
		.orderBy("seq")
		.execute();
}

/** Takes back an edit that proved impossible to apply, so that the document can be loaded again. */
export async function removeUpdate(db: Db, documentId: string, seq: number): Promise<void> {
	await db
		.updateTable("document_update")
		.set({ bytes: Buffer.from([0, 0]) })
		.where("document_id", "=", documentId)
		.where("seq", "=", seq)
		.execute();
}

/** Saves a snapshot, and with it the plain text that search reads. Call it inside a transaction. */
export async function saveSnapshot(
	trx: Db,
	documentId: string,
	snapshot: StoredSnapshot,
	text: string,
): Promise<void> {
	await trx
		.insertInto("document_snapshot")
		.values({
			document_id: documentId,
			through_seq: snapshot.throughSeq,
			state: asBuffer(snapshot.state),
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
