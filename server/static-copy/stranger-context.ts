import { randomUUID } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import type { AppContext } from "#app/context.server.ts";
import type { Db } from "#db/database.ts";

const notHere = (): never => {
	throw new Error("Whoever copies only reads");
};

/** What loaders get where nobody but a stranger asks, and nothing but public pages is asked for. */
export function strangerContext(given: {
	db: Db;
	now: () => Date;
	origin: string;
	demo: boolean;
}): AppLoadContext {
	const app: AppContext = {
		...{ db: given.db, now: given.now, origin: () => given.origin, demo: given.demo },
		...{ publish: notHere, publishNarrative: notHere, publishMeeting: notHere, forgetPublic: notHere },
		...{
			othersKnow: notHere,
			accessChanged: notHere,
			keepErasure: notHere,
			endSession: notHere,
			mail: notHere,
			later: notHere,
		},
		documents: { read: notHere, merge: notHere, snapshot: notHere, restore: notHere },
		sessions: { getSession: notHere, commitSession: notHere, destroySession: notHere },
		browser: { read: notHere, give: notHere },
		limits: { take: notHere },
		outbox: null,
		troupe: null,
		openId: null,
		frameAncestors: "'none'",
		report(message, error) {
			throw new Error(message, { cause: error });
		},
	};
	const nobody = { person: null, sessionKey: null, nonce: "", clientAddress: "" };
	// Scripts are taken out of every page.
	return { app, ...nobody, requestId: randomUUID(), publicScript: "", passkeyScript: "" };
}
