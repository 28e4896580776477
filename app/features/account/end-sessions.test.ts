import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPerson, signInContext, TestBrowser } from "#test/support/sign-in-context.ts";
import { signIn } from "../sign-in/sign-in.server.ts";
import { endSessions, readSessions } from "./end-sessions.server.ts";

async function setUp(db: Db) {
	const surroundings = signInContext(db);
	const { app, clock } = surroundings;
	const signedIn = async (personId: string, userAgent?: string) => {
		const browser = new TestBrowser(userAgent);
		browser.keep(await signIn(app, browser.request(), personId, "link"));
		clock.ms += 60_000;
		return browser;
	};
	const personOf = async (id: string) => (await findPerson(db, id)) ?? expect.fail("nobody");
	const ada = await personOf(await addPerson(db, "Ada", "ada@example.org"));
	const eve = await personOf(await addPerson(db, "Eve", "eve@example.org"));
	return { ...surroundings, signedIn, ada, eve };
}

describeEachDatabase("sessions of a person", (open) => {
	test("[I25] are their own only, the last used first, without those that are over", async () => {
		const { app, signedIn, ada, eve, clock } = await setUp(await open());
		await signedIn(ada.id);
		clock.ms += 13 * 86_400_000;
		await signedIn(ada.id, "Chrome/131 Android");
		await signedIn(eve.id);
		expect((await readSessions(app, ada)).map(({ device }) => device)).toEqual([
			"Chrome on Android",
			"Firefox on Linux",
		]);
		clock.ms += 2 * 86_400_000;
		expect(await readSessions(app, ada)).toHaveLength(1);
	});

	test("[I25] end one by one with their live connections, and never somebody else's", async () => {
		const { app, signedIn, ada, eve, ended, asker } = await setUp(await open());
		const [first, second] = [await signedIn(ada.id), await signedIn(ada.id)];
		const others = await signedIn(eve.id);
		const [newest] = await readSessions(app, ada);
		expect(await endSessions(app, eve, newest?.key ?? "")).toBe(0);
		expect(await endSessions(app, ada, "")).toBe(0);
		expect(ended).toEqual([]);
		expect(await endSessions(app, ada, newest?.key ?? "")).toBe(1);
		expect(ended).toEqual([newest?.key]);
		expect(await asker(second)).toBeNull();
		for (const browser of [first, others]) expect(await asker(browser)).not.toBeNull();
	});

	test("[I25] end everywhere at once, which the audit trail tells", async () => {
		const db = await open();
		const { app, signedIn, ada, eve, ended, asker } = await setUp(db);
		const browsers = [await signedIn(ada.id), await signedIn(ada.id), await signedIn(ada.id)];
		const others = await signedIn(eve.id);
		expect(await endSessions(app, ada)).toBe(3);
		expect(new Set(ended).size).toBe(3);
		for (const browser of browsers) expect(await asker(browser)).toBeNull();
		expect(await asker(others)).not.toBeNull();
		const kinds = await db.selectFrom("audit_event").select("kind").orderBy("at").execute();
		expect(kinds.at(-1)).toEqual({ kind: "signed-out-everywhere" });
	});
});
