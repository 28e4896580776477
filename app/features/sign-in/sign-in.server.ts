import { recordAudit } from "#db/queries/audit.ts";
import { noteSignIn } from "#db/queries/people-sign-in.ts";
import type { AppContext } from "../../context.server.ts";
import { deviceWords } from "../../domain/device-words.ts";
import { sessionKeyOf } from "./session-key.server.ts";

/** The ways in, as the audit trail names them. */
export type SignInWay = "demo" | "link" | "invitation" | "openid" | "passkey";

/**
 * Signs a person in: the one way, whatever proved who they are. The session is always a fresh one, whatever cookie the
 * browser came with, and the one before ends with its live connections: a session belongs to one person and one sign-in.
 * `done` is said once on the next page of the workspace. Returns the `Set-Cookie` header.
 */
export async function signIn(
	app: AppContext,
	request: Request,
	personId: string,
	way: SignInWay,
	done?: string,
): Promise<string> {
	await endSessionOf(app, request);
	const at = app.now().toISOString();
	await app.db.transaction().execute(async (trx) => {
		await noteSignIn(trx, personId, at);
		await recordAudit(trx, { kind: "signed-in", at, personId, data: { way } });
	});
	const session = await app.sessions.getSession();
	session.set("personId", personId);
	session.set("device", deviceWords(request.headers.get("User-Agent")));
	if (done !== undefined) session.flash("done", done);
	return app.sessions.commitSession(session);
}

/** Ends the session that a request came with, and its live connections. Returns the `Set-Cookie` header that forgets it. */
export async function signOut(app: AppContext, request: Request): Promise<string> {
	return (await endSessionOf(app, request)) ?? app.sessions.destroySession(await app.sessions.getSession());
}

async function endSessionOf(app: AppContext, request: Request): Promise<string | null> {
	const session = await app.sessions.getSession(request.headers.get("Cookie"));
	if (session.id === "") return null;
	const header = await app.sessions.destroySession(session);
	if (session.has("personId")) app.endSession(sessionKeyOf(session.id));
	return header;
}
