import type { Db } from "../database.ts";

/** The last public change of a thing: its number on the roadmap, and when it was made. */
export interface LastChange {
	revision: number;
	at: string;
}

/** The last public change of everything on a roadmap, by the id of what changed. One query. */
export async function listLastChanges(db: Db, roadmapId: string): Promise<Map<string, LastChange>> {
	const rows = await db
		.selectFrom("change")
		.select((eb) => ["subject_id", eb.fn.max("revision").as("revision"), eb.fn.max("at").as("at")])
		.where("roadmap_id", "=", roadmapId)
		.where("public", "=", 1)
		.groupBy("subject_id")
		.execute();
	return new Map(
		rows.map(({ subject_id, revision, at }) => [subject_id, { revision: Number(revision), at }]),
	);
}
