import { findDemoPerson } from "#db/queries/people.ts";
import type { AppContext } from "../../context.server.ts";
import { signIn } from "./sign-in.server.ts";

/**
 * Signs a demo person in. Returns the `Set-Cookie` header, or null when there is no such demo person. Only to be called in
 * the demo.
 */
export async function signInDemoPerson(
	app: AppContext,
	request: Request,
	personId: string,
): Promise<string | null> {
	const person = await findDemoPerson(app.db, personId);
	return person ? signIn(app, request, person.id, "demo") : null;
}
