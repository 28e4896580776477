import type { Db } from "../database.ts";

/** Which person each Yjs client id of a document belongs to. */
export async function listClientOwners(db: Db, documentId: string): Promise<Map<number, string>> {
	const rows = await db
		.selectFrom("document_client")
		.select(["client_id", "person_id"])
		.where("document_id", "=", documentId)
		.execute();
	return new Map(rows.map((row) => [Number(row.client_id), row.person_id]));
}
