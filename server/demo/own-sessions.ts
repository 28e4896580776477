import type { SessionStorage } from "@remix-run/node";
import { sessionKeyOf } from "#app/features/sign-in/session-key.server.ts";
import type { TroupePerson } from "#db/queries/troupe-people.ts";
import { troupeDevice } from "#db/queries/troupe-sessions.ts";

/** A colleague who is signed in. */
export interface Colleague extends TroupePerson {
	cookie: string;
	sessionKey: string;
}

/** The sessions of simulated colleagues: real ones, and known to be theirs. */
export class OwnSessions {
	private readonly keys = new Set<string>();

	constructor(private readonly parts: { sessions: SessionStorage; endSession(sessionKey: string): void }) {}

	/** Whether a session is one of theirs, and not that of a person. */
	has(sessionKey: string): boolean {
		return this.keys.has(sessionKey);
	}

	async signIn(person: TroupePerson): Promise<Colleague> {
		const { sessions } = this.parts;
		const session = await sessions.getSession();
		session.set("personId", person.id);
		session.set("device", troupeDevice);
		const cookie = (await sessions.commitSession(session)).split(";")[0] ?? "";
		const sessionKey = sessionKeyOf((await sessions.getSession(cookie)).id);
		this.keys.add(sessionKey);
		return { ...person, cookie, sessionKey };
	}

	async signOut({ cookie, sessionKey }: Colleague): Promise<void> {
		const { sessions, endSession } = this.parts;
		await sessions.destroySession(await sessions.getSession(cookie));
		endSession(sessionKey);
		this.keys.delete(sessionKey);
	}
}
