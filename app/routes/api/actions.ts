import { answerEndpoint } from "#app/features/api/answer-endpoint.server.ts";
import { listActions } from "#app/features/api/endpoints/actions.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = {
	public: { query: ["as-at", "due-from", "due-to", "organisation", "overdue", "status", "workstream"] },
} satisfies PublicHandle;

/** The actions of a roadmap. */
export const loader = (asked: LoaderFunctionArgs) => answerEndpoint(listActions, asked);
