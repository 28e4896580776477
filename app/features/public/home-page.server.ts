import { listPublicRoadmaps } from "#db/queries/roadmaps.ts";
import type { AppContext } from "../../context.server.ts";

/** What the home page shows: every published roadmap, the same for everybody. */
export async function readHomePage(context: AppContext) {
	return { roadmaps: await listPublicRoadmaps(context.db), demo: context.demo };
}
