import { problemAnswer } from "#app/features/api/problem-answer.server.ts";
import type { PublicHandle } from "#app/features/public/public-answer.server.ts";

export const handle = { public: { query: [] } } satisfies PublicHandle;

/** Whatever else is asked below the API’s address. */
export const loader = () =>
	problemAnswer(404, "There is nothing at this address of the API: /api says what it can be asked.");
