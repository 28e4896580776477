import type { IncomingMessage } from "node:http";
import type { SessionStorage } from "@remix-run/node";
import type { RequestHandler } from "express";
import { sessionKeyOf } from "#app/features/sign-in/session-key.server.ts";
import type { Db } from "#db/database.ts";
import { hasSession } from "#db/queries/sessions.ts";
import type { Asker } from "./sessions.ts";

/**
 * Makes a browser remove what it keeps of texts, when it comes to the workspace or the account with a session that somebody ended:
 * by signing out elsewhere, by taking it away, by erasing the person. A session that merely grew old is none of these: what was
 * typed without a connection then waits for the same person, and goes when another one signs in.
 *
 * The two are told apart by the row: one that ended is gone, and one that grew old is removed by the sweep no earlier than the
 * browser drops the cookie, which it got at or before the last use. The cookie stays: an answer that crosses a new sign-in must not
 * take the new one away.
 */
export function endedSessions(parts: {
	db: Db;
	sessions: SessionStorage;
	identify: (request: IncomingMessage) => Promise<Asker | null>;
}): RequestHandler {
	const isEnded = async (request: IncomingMessage): Promise<boolean> => {
		if (!request.headers.cookie || (await parts.identify(request))) return false;
		const { id } = await parts.sessions.getSession(request.headers.cookie);
		return id !== "" && !(await hasSession(parts.db, sessionKeyOf(id)));
	};
	return (request, response, next) => {
		if (request.method !== "GET") return next();
		isEnded(request).then((ended) => {
			if (ended) response.set("Clear-Site-Data", '"storage"');
			next();
		}, next);
	};
}
