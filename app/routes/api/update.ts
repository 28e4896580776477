import { answerEndpoint } from "#app/features/api/answer-endpoint.server.ts";
import { findUpdate } from "#app/features/api/endpoints/updates.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at"] } } satisfies PublicHandle;

/** One update. */
export const loader = (asked: LoaderFunctionArgs) => answerEndpoint(findUpdate, asked);
