import { randomUUID } from "node:crypto";
import { redirect } from "#app/remix.ts";
import type { AppContext } from "../../context.server.ts";
import type { Done } from "./done-banner.tsx";

/** Keeps what was done for the next page, which says it once in a banner. Returns the `Set-Cookie` header. */
export async function flashDone(app: AppContext, request: Request, sentence: string): Promise<string> {
	const session = await app.sessions.getSession(request.headers.get("Cookie"));
	session.flash("done", sentence);
	return app.sessions.commitSession(session);
}

/** Goes to a page that says once, in a banner, what was done. */
export async function redirectWithDone(app: AppContext, request: Request, to: string, sentence: string) {
	return redirect(to, { headers: { "Set-Cookie": await flashDone(app, request, sentence) } });
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
