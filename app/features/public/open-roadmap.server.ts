import { dayOf } from "#app/domain/dates.ts";
import type { AppContext } from "../../context.server.ts";
import { presentSource } from "./present-source.server.ts";
import { findPublicRoadmap } from "./public-view.server.ts";
import type { RoadmapSource } from "./roadmap-source.ts";

/**
 * The source of a public page about the roadmap of this slug, as its address asks for it; null when there is no such
 * roadmap, or the public may not see it.
 */
export async function openRoadmap(
	context: AppContext,
	slug: string,
	_search: URLSearchParams,
): Promise<RoadmapSource | null> {
	const roadmap = await findPublicRoadmap(context, slug);
	return roadmap && presentSource(context.db, roadmap, dayOf(context.now().toISOString()));
}
