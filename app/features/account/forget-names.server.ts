import { listRoadmapIds } from "#db/queries/accounts.ts";
import type { AppContext } from "../../context.server.ts";

/** Makes public pages anew on which the name of a person may stand: owners, where a roadmap shows them. Call it after the commit. */
export async function forgetNames(app: AppContext): Promise<void> {
	for (const id of await listRoadmapIds(app.db)) app.forgetPublic(`roadmap:${id}`);
}
