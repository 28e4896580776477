import { answerEndpoint } from "#app/features/api/answer-endpoint.server.ts";
import { findAction } from "#app/features/api/endpoints/actions.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at"] } } satisfies PublicHandle;

/** One action. */
export const loader = (asked: LoaderFunctionArgs) => answerEndpoint(findAction, asked);
