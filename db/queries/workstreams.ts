import type { Workstream } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";

/** The workstreams of a roadmap, in display order, without archived ones. */
export async function listWorkstreams(db: Db, roadmapId: string): Promise<Workstream[]> {
	return db
		.selectFrom("workstream")
		.select(["id", "slug", "title", "summary", "ambition", "commitment"])
		.where("roadmap_id", "=", roadmapId)
		.where("archived_at", "is", null)
		.orderBy("position")
		.execute();
}
