import type { Db } from "../database.ts";

/** What the sessions of simulated colleagues are called in the list of sessions of their person. */
export const troupeDevice = "Simulated colleague";

/** Ends the sessions of simulated colleagues that a process left behind which ended without a farewell. */
export async function deleteTroupeSessions(db: Db): Promise<void> {
	await db.deleteFrom("session").where("device", "=", troupeDevice).execute();
}
