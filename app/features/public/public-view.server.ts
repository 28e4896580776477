import { can } from "#app/domain/access.ts";
import type { ActionSummary, Roadmap } from "#app/domain/read-model.ts";
import { findRoadmap } from "#db/queries/roadmaps.ts";
import type { AppContext } from "../../context.server.ts";

/**
 * A roadmap as the public finds it; null when it is not published or does not exist. Public pages are the same for
 * everybody, so nobody's own rights are asked.
 */
export async function findPublicRoadmap(context: AppContext, slug: string): Promise<Roadmap | null> {
	const roadmap = await findRoadmap(context.db, slug);
	if (!roadmap) return null;
	const subject = { kind: "roadmap", roadmapId: roadmap.id, published: roadmap.published } as const;
	return can(null, "read", subject) ? roadmap : null;
}

/** An action without what is not public about it: the loader's data can be read even where the page hides it. */
export function withoutPrivate<T extends ActionSummary>(action: T, roadmap: Roadmap): T {
	return roadmap.showsOwners ? action : { ...action, ownerId: null, ownerName: null };
}
