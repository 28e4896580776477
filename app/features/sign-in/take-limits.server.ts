import type { AppContext } from "../../context.server.ts";
import { type LimitKind, waitSentence } from "../../domain/limits.ts";

/** Told to whoever tried too often. */
export interface Wait {
	ok: false;
	code: "wait";
	message: string;
	retryAfterSeconds: number;
}

/** Counts one more of each kind; undefined while all of them allow it. */
export async function takeAll(
	app: AppContext,
	wanted: [kind: LimitKind, key: string][],
): Promise<Wait | undefined> {
	for (const [kind, key] of wanted) {
		const answer = await app.limits.take(kind, key);
		if (answer.ok) continue;
		const { retryAfterSeconds } = answer;
		return { ok: false, code: "wait", message: waitSentence(retryAfterSeconds), retryAfterSeconds };
	}
	return undefined;
}

/** The status and header of an answer that tells someone to wait. */
export const waitInit = (wait: Wait) => ({
	status: 429,
	headers: { "Retry-After": String(wait.retryAfterSeconds) },
});
