import { useCallback } from "react";
import { commentProblem, tidyComment } from "../../domain/comment.ts";
import { useAnnounce } from "../../live/announcer.tsx";
import { liveSocket } from "../../live/live-socket.ts";
import { useSafeRevalidate } from "../../live/use-safe-revalidate.ts";
import { doneSentence, readCommentWish } from "./comment-wish.ts";

/** Sends the form of a comment; resolves to what is wrong, or to null once it is stored. */
export type SendComment = (form: FormData) => Promise<string | null>;

const unreachable =
	"This could not be sent: there is no connection. What you typed is still here. Send it again in a minute.";

/**
 * Sends forms about comments without leaving the page, so that the editor beside them keeps its text, its caret and its
 * connection. A failure of the network is a sentence, never an error page.
 */
export function useSendComment(here: string): SendComment {
	const revalidate = useSafeRevalidate();
	const announce = useAnnounce();
	return useCallback(
		async (form) => {
			const fields = new URLSearchParams();
			for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
			const text = fields.get("text");
			const problem = text === null ? null : commentProblem(tidyComment(text));
			if (problem) return problem;
			const refused = await post(`${here}/comments/data`, fields);
			if (refused) return refused;
			const wish = readCommentWish(Object.fromEntries(fields));
			if (wish) announce(doneSentence(wish.intent));
			// Where the server can tell this page what changed, it tells it of this, too.
			if (!liveSocket().connected) revalidate();
			return null;
		},
		[here, revalidate, announce],
	);
}

async function post(address: string, fields: URLSearchParams): Promise<string | null> {
	try {
		const answer = await fetch(address, { method: "POST", body: fields });
		const said: unknown = await answer.json();
		if (answer.ok) return null;
		if (typeof said === "object" && said && "message" in said && typeof said.message === "string") {
			return said.message;
		}
		return unreachable;
	} catch {
		return unreachable;
	}
}
