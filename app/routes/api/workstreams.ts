import { answerEndpoint } from "#app/features/api/answer-endpoint.server.ts";
import { listWorkstreams } from "#app/features/api/endpoints/parts.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at"] } } satisfies PublicHandle;

/** The workstreams of a roadmap. */
export const loader = (asked: LoaderFunctionArgs) => answerEndpoint(listWorkstreams, asked);
