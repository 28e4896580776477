import { randomUUID } from "node:crypto";
import { redirect } from "#app/remix.ts";
import type { AppContext } from "../../context.server.ts";
import type { Done } from "./done-banner.tsx";

/** Goes to a page that says once, in a banner, what was done. */
export async function redirectWithDone(app: AppContext, request: Request, to: string, sentence: string) {
	const session = await app.sessions.getSession(request.headers.get("Cookie"));
	session.flash("done", sentence);
	return redirect(to, { headers: { "Set-Cookie": await app.sessions.commitSession(session) } });
}

/** Takes the sentence to show once; with the header that forgets it. */
export async function takeDone(
	app: AppContext,
	request: Request,
): Promise<{ done: Done | null; headers: Record<string, string> }> {
	const session = await app.sessions.getSession(request.headers.get("Cookie"));
	const done: unknown = session.get("done");
	if (typeof done !== "string") return { done: null, headers: {} };
	return {
		done: { id: randomUUID(), sentence: done },
		headers: { "Set-Cookie": await app.sessions.commitSession(session) },
	};
}
