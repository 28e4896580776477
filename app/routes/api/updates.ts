import { answerEndpoint } from "#app/features/api/answer-endpoint.server.ts";
import { listUpdates } from "#app/features/api/endpoints/updates.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at", "before", "limit"] } } satisfies PublicHandle;

/** The updates of a roadmap. */
export const loader = (asked: LoaderFunctionArgs) => answerEndpoint(listUpdates, asked);
