import type { Db } from "../database.ts";

/** Takes the row lock of a roadmap: what counts within it, such as numbers, is counted by one transaction at a time. */
export async function lockRoadmap(trx: Db, roadmapId: string): Promise<void> {
	await trx
		.updateTable("roadmap")
		.set((eb) => ({ revision: eb.ref("revision") }))
		.where("id", "=", roadmapId)
		.execute();
}
