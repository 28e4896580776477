import { type FollowedSubject, findFollowedSubject } from "#db/queries/followed-subjects.ts";
import type { AppContext } from "../../context.server.ts";

/** What an address names as to be followed; undefined when the public does not find it there. */
export function findWanted(
	{ db }: Pick<AppContext, "db">,
	params: Record<string, string | undefined>,
): Promise<FollowedSubject | undefined> {
	const { roadmap: roadmapSlug = "", workstream, action, organisation } = params;
	if (workstream !== undefined)
		return findFollowedSubject(db, { type: "workstream", roadmapSlug, slug: workstream });
	if (action !== undefined) return findFollowedSubject(db, { type: "action", roadmapSlug, slug: action });
	if (organisation !== undefined)
		return findFollowedSubject(db, { type: "partner", roadmapSlug, slug: organisation });
	return findFollowedSubject(db, { type: "roadmap", roadmapSlug, slug: roadmapSlug });
}
