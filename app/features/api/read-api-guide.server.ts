import { z } from "zod";
import { listPublicRoadmaps } from "#db/queries/roadmaps.ts";
import type { AppContext } from "../../context.server.ts";
import { apiBase } from "./endpoint.server.ts";
import { endpoints } from "./endpoints.server.ts";
import { readApiFacts } from "./read-api-facts.server.ts";

/** What the page about the API shows: every endpoint with its parameters, and a roadmap of this installation to try it on. */
export async function readApiGuide(context: AppContext) {
	const { origin, licence } = await readApiFacts(context);
	const [roadmap] = await listPublicRoadmaps(context.db);
	return {
		base: origin + apiBase,
		licence,
		document: `${apiBase}/openapi.json`,
		/** An address to try; null while nothing is public. */
		example: roadmap ? `${apiBase}/roadmaps/${roadmap.slug}/actions?status=at-risk&status=off-track` : null,
		endpoints: endpoints.map(({ id, path, summary, query }) => ({
			id,
			path,
			summary,
			parameters: Object.entries(query.shape)
				.filter(([name]) => name !== "as-at")
				.map(([name, schema]) => ({ name, description: wordsOf(schema) })),
		})),
	};
}

export type ApiGuideData = Awaited<ReturnType<typeof readApiGuide>>;

const wordsOf = (schema: unknown): string => (schema instanceof z.ZodType ? (schema.description ?? "") : "");
