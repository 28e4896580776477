import type { Db } from "../database.ts";
import { isIntact, type StoredSnapshot } from "./documents-log.ts";

/** A document as the check names it. */
export interface CheckedDocument {
	id: string;
	name: string;
	seq: number;
	/** What it is about, for people; null when that is not known. */
	title: string | null;
}

/** Every document, in a fixed order. */
export async function listDocumentIds(db: Db): Promise<string[]> {
	const rows = await db.selectFrom("document").select("id").orderBy("id").execute();
	return rows.map((row) => row.id);
}

/** One document with what it is about; undefined when it is gone. */
export async function findCheckedDocument(db: Db, id: string): Promise<CheckedDocument | undefined> {
	return db
		.selectFrom("document")
		.leftJoin("action", "action.id", "document.action_id")
		.select(["document.id as id", "name", "seq", "action.title as title"])
		.where("document.id", "=", id)
		.executeTakeFirst();
}

/** All snapshots of a document, oldest first. */
export async function listSnapshots(db: Db, documentId: string): Promise<Omit<StoredSnapshot, "at">[]> {
	const rows = await db
		.selectFrom("document_snapshot")
		.select(["through_seq as throughSeq", "state", "checksum"])
		.where("document_id", "=", documentId)
		.orderBy("through_seq")
		.execute();
	return rows.map(({ checksum, ...row }) => ({ ...row, isIntact: isIntact(row.state, checksum) }));
}

/** The numbers of all versions of a document, oldest first. */
export async function listVersionNumbers(db: Db, documentId: string): Promise<number[]> {
	const rows = await db
		.selectFrom("document_version")
		.select("number")
		.where("document_id", "=", documentId)
		.orderBy("number")
		.execute();
	return rows.map((row) => row.number);
}

/**
 * Runs something on one unchanging picture of the database, whatever is written meanwhile. Nothing can be written in it on
 * PostgreSQL; on SQLite nothing must.
 */
export async function onePicture<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
	return db
		.transaction()
		.setIsolationLevel("repeatable read")
		.setAccessMode("read only")
		.execute((trx) => work(trx));
}
