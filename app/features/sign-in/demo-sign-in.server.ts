import { findDemoPerson } from "#db/queries/people.ts";
import type { AppContext } from "../../context.server.ts";

/**
 * Signs a demo person in with a fresh session (never the one that the browser came with). Returns the `Set-Cookie`
 * header, or null when there is no such demo person. Only to be called in the demo.
 */
export async function signInDemoPerson(context: AppContext, personId: string): Promise<string | null> {
	const person = await findDemoPerson(context.db, personId);
	if (!person) return null;
	const session = await context.sessions.getSession();
	session.set("personId", person.id);
	return context.sessions.commitSession(session);
}

/** Ends the session that a request came with, and its live connections. Returns the `Set-Cookie` header. */
export async function signOut(
	context: AppContext,
	cookie: string | null,
	sessionKey: string | null,
): Promise<string> {
	const header = await context.sessions.destroySession(await context.sessions.getSession(cookie));
	if (sessionKey) context.endSession(sessionKey);
	return header;
}
