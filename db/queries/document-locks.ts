import type { Db } from "../database.ts";

/** Why a document may not be changed for now, as the end of "This text is locked while …"; undefined when it may. */
export async function findDocumentLock(db: Db, documentId: string): Promise<{ reason: string } | undefined> {
	return db
		.selectFrom("document_lock")
		.select("reason")
		.where("document_id", "=", documentId)
		.executeTakeFirst();
}

/**
 * Keeps everybody from changing a document. A document that is locked already keeps its first reason. Open editors
 * follow when the co-editing server is told to look again.
 */
export async function lockDocument(
	db: Db,
	documentId: string,
	lock: { reason: string; personId: string | null; at: string },
): Promise<void> {
	await db
		.insertInto("document_lock")
		.values({ document_id: documentId, reason: lock.reason, person_id: lock.personId, at: lock.at })
		.onConflict((conflict) => conflict.column("document_id").doNothing())
		.execute();
}

/** Lets people change a document again. */
export async function unlockDocument(db: Db, documentId: string): Promise<void> {
	await db.deleteFrom("document_lock").where("document_id", "=", documentId).execute();
}
