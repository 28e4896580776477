import type { Db } from "../database.ts";

/** A session as the cookie storage keeps it. `idHash` is the SHA-256 (hex) of the identifier in the cookie. */
export interface StoredSession {
	idHash: string;
	personId: string | null;
	/** JSON of the session's data. */
	data: string;
	/** Instants. */
	now: string;
	expiresAt: string;
}

/** Saves a session, new or known. */
export async function saveSession(db: Db, session: StoredSession): Promise<void> {
	await db
		.insertInto("session")
		.values({
			id: session.idHash,
			person_id: session.personId,
			data: session.data,
			device: null,
			created_at: session.now,
			used_at: session.now,
			expires_at: session.expiresAt,
		})
		.onConflict((c) =>
			c.column("id").doUpdateSet({
				person_id: session.personId,
				data: session.data,
				used_at: session.now,
				expires_at: session.expiresAt,
			}),
		)
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
