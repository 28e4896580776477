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

/** The organisations whose people wrote in a document, in the order in which they first did. */
export async function listAuthors(db: Db, documentId: string): Promise<{ slug: string; name: string }[]> {
	const rows = await db
		.selectFrom("document_client")
		.innerJoin("organisation", "organisation.id", "document_client.organisation_id")
		.select(["organisation.slug", "organisation.name", "document_client.at"])
		.where("document_id", "=", documentId)
		.orderBy("document_client.at")
		.orderBy("organisation.slug")
		.execute();
	const bySlug = new Map(rows.map((row) => [row.slug, { slug: row.slug, name: row.name }]));
	return [...bySlug.values()];
}
