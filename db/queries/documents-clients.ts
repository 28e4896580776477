import { PostgresAdapter } from "kysely";
import type { Db } from "../database.ts";
import { rowsOf, type Steps } from "../steps.ts";

/** Which person each Yjs client id of a document belongs to. */
export async function listClientOwners(db: Db, documentId: string): Promise<Map<number, string>> {
	const rows = await db
		.selectFrom("document_client")
		.select(["client_id", "person_id"])
		.where("document_id", "=", documentId)
		.execute();
	return new Map(rows.map((row) => [Number(row.client_id), row.person_id]));
}

/** A Yjs client id that somebody uses for the first time, as far as their node knows. */
export interface ClientClaim {
	documentId: string;
	clientId: number;
	personId: string;
}

/**
 * Those of these claims that come too late: the client id is another person's by now, bound on another node. Steps of the transaction that binds the
 * rest; they keep other nodes from binding any meanwhile.
 */
export function* findLateClaims<C extends ClientClaim>(db: Db, claims: C[]): Steps<C[]> {
	if (claims.length === 0) return [];
	const documentIds = [...new Set(claims.map(({ documentId }) => documentId))].sort();
	let documents = db.selectFrom("document").select("id").where("id", "in", documentIds).orderBy("id");
	if (db.getExecutor().adapter instanceof PostgresAdapter) documents = documents.forUpdate();
	yield documents.compile();
	const bound = yield* rowsOf(
		db
			.selectFrom("document_client")
			.select(["document_id", "client_id", "person_id"])
			.where("document_id", "in", documentIds)
			.where(
				"client_id",
				"in",
				claims.map(({ clientId }) => String(clientId)),
			),
	);
	return claims.filter(({ documentId, clientId, personId }) =>
		bound.some(
			(row) =>
				row.document_id === documentId && row.client_id === String(clientId) && row.person_id !== personId,
		),
	);
}
