import { sql } from "kysely";
import type { Db } from "../database.ts";

/** The last public change of a thing: its number on the roadmap, and when it was made. */
export interface LastChange {
	revision: number;
	at: string;
}

/**
 * The last public change of everything that stands on a roadmap, by its id; of the roadmap, the last public one at all. One step in the
 * index for each of them, however long the ledger is. Two queries.
 */
export async function listLastChanges(db: Db, roadmapId: string): Promise<Map<string, LastChange>> {
	const lastOf = (column: "revision" | "at") => sql<LastChange[typeof column] | null>`(
		select ${sql.ref(`line.${column}`)} from change as line
		where line.subject_id = thing.id and line.roadmap_id = ${roadmapId} and line.public = 1
		order by line.revision desc limit 1)`;
	const { rows } = await sql<{ id: string; revision: number | null; at: string | null }>`
		select thing.id, ${lastOf("revision")} as revision, ${lastOf("at")} as at from (
			select id from action where roadmap_id = ${roadmapId}
			union all select id from workstream where roadmap_id = ${roadmapId}
			union all select id from measure where roadmap_id = ${roadmapId}
			union all select id from meeting where roadmap_id = ${roadmapId}
			union all select id from published_update where roadmap_id = ${roadmapId}
			union all select organisation_id from partner where roadmap_id = ${roadmapId}
		) as thing`.execute(db);
	const found = new Map<string, LastChange>();
	for (const { id, revision, at } of rows)
		if (revision !== null && at !== null) found.set(id, { revision, at });
	const last = await db
		.selectFrom("change")
		.select(["revision", "at"])
		.where("roadmap_id", "=", roadmapId)
		.where("public", "=", 1)
		.orderBy("revision", "desc")
		.limit(1)
		.executeTakeFirst();
	return last ? found.set(roadmapId, last) : found;
}
