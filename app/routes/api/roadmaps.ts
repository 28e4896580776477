import { answerEndpoint } from "#app/features/api/answer-endpoint.server.ts";
import { listRoadmaps } from "#app/features/api/endpoints/roadmaps.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at"] } } satisfies PublicHandle;

/** The public roadmaps. */
export const loader = (asked: LoaderFunctionArgs) => answerEndpoint(listRoadmaps, asked);
