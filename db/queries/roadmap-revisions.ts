import type { Db } from "../database.ts";

/** The revision of every roadmap by its id, published or not. */
export async function listRevisions(db: Db): Promise<Map<string, number>> {
	const rows = await db.selectFrom("roadmap").select(["id", "revision"]).execute();
	return new Map(rows.map(({ id, revision }) => [id, revision]));
}
