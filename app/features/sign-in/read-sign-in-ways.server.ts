import { listDemoPeople } from "#db/queries/people.ts";
import { hasPeople } from "#db/queries/people-sign-in.ts";
import type { AppContext } from "../../context.server.ts";
import { relyingPartyOf } from "../passkeys/relying-party.ts";
import type { SignInWays } from "./sign-in-page.tsx";

/** How people can sign in to this installation. */
export async function readSignInWays(
	app: AppContext,
	passkeyScript: string,
): Promise<Omit<SignInWays, "to">> {
	return {
		demoPeople: app.demo ? await listDemoPeople(app.db) : null,
		outbox: app.outbox !== null,
		openIdName: app.openId?.name ?? null,
		passkeyScript: relyingPartyOf(app.origin()) === null ? null : passkeyScript,
		empty: !(await hasPeople(app.db)),
	};
}
