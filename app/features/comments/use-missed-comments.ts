import { useCallback, useRef } from "react";
import type { CommentThread } from "../../domain/comment.ts";

/**
 * Gives a way to ask whether there are other comments than those shown. Unlike asking the page's loaders again, it does
 * no harm when the server cannot be reached.
 */
export function useMissedComments(here: string, threads: CommentThread[]): () => Promise<boolean> {
	const shown = useRef(threads);
	shown.current = threads;
	return useCallback(async () => {
		try {
			const answer = await fetch(`${here}/comments/data`, { cache: "no-store" });
			if (!answer.ok) return false;
			return JSON.stringify(await answer.json()) !== JSON.stringify(shown.current);
		} catch {
			return false;
		}
	}, [here]);
}
