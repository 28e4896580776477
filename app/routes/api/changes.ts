import { answerEndpoint } from "#app/features/api/answer-endpoint.server.ts";
import { listChanges } from "#app/features/api/endpoints/changes.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = {
	public: { query: ["action", "after", "as-at", "before", "limit"] },
} satisfies PublicHandle;

/** The changes of a roadmap. */
export const loader = (asked: LoaderFunctionArgs) => answerEndpoint(listChanges, asked);
