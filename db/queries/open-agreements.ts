import type { Db } from "../database.ts";

/** The ids of the actions of a roadmap whose text is out for agreement. */
export async function listOpenAgreementActions(db: Db, roadmapId: string): Promise<string[]> {
	const rows = await db
		.selectFrom("agreement")
		.select("action_id")
		.distinct()
		.where("roadmap_id", "=", roadmapId)
		.where("state", "=", "open")
		.execute();
	return rows.map((row) => row.action_id);
}
