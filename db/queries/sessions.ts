import type { Db } from "../database.ts";

/** A session as the cookie storage keeps it. `idHash` is the SHA-256 (hex) of the identifier in the cookie. */
export interface StoredSession {
	idHash: string;
	personId: string | null;
	/** The browser in words: "Firefox on Windows". */
	device: string | null;
	/** JSON of the session's data. */
	data: string;
	/** Instants. */
	now: string;
	expiresAt: string;
}

/** Adds a session. */
export async function addSession(db: Db, session: StoredSession): Promise<void> {
	await db
		.insertInto("session")
		.values({
			id: session.idHash,
			person_id: session.personId,
			data: session.data,
			device: session.device,
			created_at: session.now,
			used_at: session.now,
			expires_at: session.expiresAt,
		})
		.execute();
}

/** Saves the data of a session that is there; one that has ended stays ended. */
export async function updateSession(db: Db, session: StoredSession): Promise<void> {
	await db
		.updateTable("session")
		.set({
			person_id: session.personId,
			data: session.data,
			used_at: session.now,
			expires_at: session.expiresAt,
		})
		.where("id", "=", session.idHash)
		.execute();
}

/** The data of a session that has not expired; undefined when there is none. */
export async function findSessionData(db: Db, idHash: string, now: string): Promise<string | undefined> {
	const row = await db
		.selectFrom("session")
		.select("data")
		.where("id", "=", idHash)
		.where("expires_at", ">", now)
		.executeTakeFirst();
	return row?.data;
}

/** Whether there is such a session, grown old or not: one that was ended is not there. */
export async function hasSession(db: Db, idHash: string): Promise<boolean> {
	return (
		(await db.selectFrom("session").select("id").where("id", "=", idHash).executeTakeFirst()) !== undefined
	);
}

/** Moves the end of a session that is in use, unless it was used since the instant `ifUsedBefore`. */
export async function touchSession(
	db: Db,
	idHash: string,
	times: { now: string; expiresAt: string; ifUsedBefore: string },
): Promise<void> {
	await db
		.updateTable("session")
		.set({ used_at: times.now, expires_at: times.expiresAt })
		.where("id", "=", idHash)
		.where("used_at", "<", times.ifUsedBefore)
		.execute();
}

/** Ends a session. */
export async function deleteSession(db: Db, idHash: string): Promise<void> {
	await db.deleteFrom("session").where("id", "=", idHash).execute();
}

/** Removes the sessions that ended before an instant. */
export async function deleteExpiredSessions(db: Db, now: string): Promise<void> {
	await db.deleteFrom("session").where("expires_at", "<=", now).execute();
}

/** A session as its person sees it. */
export interface SessionOfPerson {
	/** Names the session, opens nothing. */
	key: string;
	device: string | null;
	startedAt: string;
	/** When it was last used, to the minute. */
	usedAt: string;
}

/** The sessions of a person that have not ended, the last used first. */
export async function listSessionsOf(db: Db, personId: string, now: string): Promise<SessionOfPerson[]> {
	return db
		.selectFrom("session")
		.select(["id as key", "device", "created_at as startedAt", "used_at as usedAt"])
		.where("person_id", "=", personId)
		.where("expires_at", ">", now)
		.orderBy("used_at", "desc")
		.orderBy("id")
		.execute();
}

/** Ends one session of a person, or all. Returns the keys of those that ended. */
export async function deleteSessionsOf(db: Db, personId: string, key?: string): Promise<string[]> {
	const rows = await db
		.deleteFrom("session")
		.where("person_id", "=", personId)
		.$if(key !== undefined, (q) => q.where("id", "=", key ?? ""))
		.returning("id")
		.execute();
	return rows.map((row) => row.id);
}
