import type { AppContext } from "../../context.server.ts";
import { withAsAt } from "../as-at/with-as-at.ts";
import { factsOf, type OpenFacts } from "../open-data/read-open-facts.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";
import { type Asked, apiBase, type Found } from "./endpoint.server.ts";

/** A public roadmap, and what every answer about it says. */
export interface Frame {
	source: RoadmapSource;
	facts: OpenFacts;
	/** What every answer says of itself. */
	said: { asAt: string | null; licence: OpenFacts["licence"] };
	/** Addresses of the API about this roadmap, and of its pages; as at the same day. */
	to(path?: string): string;
	page(path?: string): string;
	/** An answer that stands until the roadmap changes, or the day by which it was computed ends. */
	found<Answer>(answer: Answer): Found<Answer>;
}

/** Opens the roadmap that is asked for; null when there is nothing to see. */
export async function openFrame({
	context,
	params,
	search,
}: Pick<Asked<unknown>, "params" | "search"> & { context: AppContext }): Promise<Frame | null> {
	const source = await openRoadmap(context, params.roadmap ?? "", search);
	if (!source) return null;
	const facts = await factsOf(context, source);
	const { roadmap, asAt, licence, origin, today } = facts;
	return {
		source,
		facts,
		said: { asAt, licence },
		to: (path = "") => withAsAt(`${origin}${apiBase}/roadmaps/${roadmap.slug}${path}`, asAt),
		page: (path = "") => withAsAt(`${origin}/${roadmap.slug}${path}`, asAt),
		found: (answer) => ({
			answer,
			depends: `roadmap:${roadmap.id}`,
			day: asAt === null ? today : null,
		}),
	};
}
