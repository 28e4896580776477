import type { Db } from "../database.ts";

/** The revision of every roadmap by its id, published or not. */
export async function listRevisions(db: Db): Promise<Map<string, number>> {
	const rows = await db.selectFrom("roadmap").select(["id", "revision"]).execute();
	return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** The number of the newest change of a roadmap; 0 where there is none. */
export async function readRevision(db: Db, roadmapId: string): Promise<number> {
	const row = await db
		.selectFrom("roadmap")
		.select("revision")
		.where("id", "=", roadmapId)
		.executeTakeFirst();
	return row?.revision ?? 0;
}
