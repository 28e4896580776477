import { recordAudit } from "#db/queries/audit.ts";
import { deleteSessionsOf, listSessionsOf } from "#db/queries/sessions.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";

/** Where a person is signed in, the last used first. */
export const readSessions = (app: AppContext, person: Person) =>
	listSessionsOf(app.db, person.id, app.now().toISOString());

/**
 * Ends one session of a person, or all of them, with their live connections. Somebody else's session is not one of theirs:
 * nothing happens. Returns how many ended.
 */
export async function endSessions(app: AppContext, person: Person, key?: string): Promise<number> {
	const at = app.now().toISOString();
	const kind = key === undefined ? "signed-out-everywhere" : "session-ended";
	const ended = await app.db.transaction().execute(async (trx) => {
		const keys = await deleteSessionsOf(trx, person.id, key);
		if (keys.length > 0) await recordAudit(trx, { kind, at, personId: person.id });
		return keys;
	});
	for (const one of ended) app.endSession(one);
	return ended.length;
}
