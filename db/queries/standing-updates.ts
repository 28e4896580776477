import type { Db } from "../database.ts";

/** An update by its number and ids. */
export interface StandingUpdate {
	id: string;
	number: number;
	/** The action or the workstream that it is about. */
	subjectId: string | null;
}

/** The public updates of a roadmap that stand, oldest first, without their texts: those of internal or archived actions left out. */
export async function listStandingUpdates(db: Db, roadmapId: string): Promise<StandingUpdate[]> {
	return db
		.selectFrom("published_update as update")
		.leftJoin("update_withdrawal as withdrawal", "withdrawal.update_id", "update.id")
		.leftJoin("action", "action.id", "update.action_id")
		.leftJoin("workstream", (join) =>
			join.on((eb) =>
				eb.or([
					eb("workstream.id", "=", eb.ref("update.workstream_id")),
					eb("workstream.id", "=", eb.ref("action.workstream_id")),
				]),
			),
		)
		.select((eb) => [
			"update.id",
			"update.number",
			eb.fn.coalesce("update.action_id", "update.workstream_id").as("subjectId"),
		])
		.where("update.roadmap_id", "=", roadmapId)
		.where("withdrawal.at", "is", null)
		.where((eb) => eb.or([eb("action.internal", "=", 0), eb("update.action_id", "is", null)]))
		.where("action.archived_at", "is", null)
		.where("workstream.archived_at", "is", null)
		.orderBy("update.number")
		.execute();
}
