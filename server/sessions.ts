import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createSessionStorage, type SessionStorage } from "@remix-run/node";
import type { Person } from "#app/domain/access.ts";
import { sessionKeyOf } from "#app/features/sign-in/session-key.server.ts";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import {
	addSession,
	deleteSession,
	findSessionData,
	touchSession,
	updateSession,
} from "#db/queries/sessions.ts";

const idleDays = 14;
const touchEveryMs = 60_000;

const later = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000);

/**
 * Sessions in the database, found by a signed cookie. The table holds only the hash of what the cookie carries, so
 * that a copy of the database signs nobody in. A session ends after 14 days without use.
 */
export function createSessions(options: {
	db: Db;
	now: () => Date;
	secret: string;
	secure: boolean;
}): SessionStorage {
	const { db, now, secret, secure } = options;
	const stored = (id: string, data: { personId?: unknown; device?: unknown }) => ({
		idHash: sessionKeyOf(id),
		personId: typeof data.personId === "string" ? data.personId : null,
		device: typeof data.device === "string" ? data.device : null,
		data: JSON.stringify(data),
		now: now().toISOString(),
		expiresAt: later(now(), idleDays).toISOString(),
	});
	return createSessionStorage({
		cookie: {
			name: secure ? "__Host-waymark" : "waymark",
			httpOnly: true,
			sameSite: "lax",
			path: "/",
			secure,
			secrets: [secret],
			maxAge: idleDays * 86_400,
		},
		async createData(data) {
			const id = randomBytes(32).toString("base64url");
			await addSession(db, stored(id, data));
			return id;
		},
		async readData(id) {
			const data = await findSessionData(db, sessionKeyOf(id), now().toISOString());
			return data === undefined ? null : JSON.parse(data);
		},
		// Never brings back a session that ended while a request was on its way.
		updateData: (id, data) => updateSession(db, stored(id, data)),
		deleteData: (id) => deleteSession(db, sessionKeyOf(id)),
	});
}

/** Who sends a request: a signed-in person with the key of their session, or null. */
export interface Asker {
	person: Person;
	/** Hash of the session's identifier: names the session, opens nothing. */
	sessionKey: string;
}

/** Finds who sends a request by its `Cookie` header, and keeps their session alive. */
export async function findAsker(
	context: { db: Db; sessions: SessionStorage; now: () => Date },
	cookie: string | undefined,
): Promise<Asker | null> {
	if (!cookie) return null;
	const session = await context.sessions.getSession(cookie);
	const personId: unknown = session.get("personId");
	if (typeof personId !== "string") return null;
	const person = await findPerson(context.db, personId);
	if (!person) return null;
	const now = context.now();
	await touchSession(context.db, sessionKeyOf(session.id), {
		now: now.toISOString(),
		expiresAt: later(now, idleDays).toISOString(),
		ifUsedBefore: new Date(now.getTime() - touchEveryMs).toISOString(),
	});
	return { person, sessionKey: sessionKeyOf(session.id) };
}

/** Looks up who sends a request once, however many parts of the server ask. */
export function oncePerRequest(
	identify: (request: IncomingMessage) => Promise<Asker | null>,
): (request: IncomingMessage) => Promise<Asker | null> {
	const known = new WeakMap<IncomingMessage, Promise<Asker | null>>();
	return (request) => {
		const found = known.get(request) ?? identify(request);
		known.set(request, found);
		return found;
	};
}
