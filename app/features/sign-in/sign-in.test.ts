import { expect, test } from "vitest";
import { listSessionsOf } from "#db/queries/sessions.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPerson, signInContext, TestBrowser } from "#test/support/sign-in-context.ts";
import { sessionKeyOf } from "./session-key.server.ts";
import { signIn, signOut } from "./sign-in.server.ts";

describeEachDatabase("signing in", (open) => {
	test("[I16] starts a fresh session whatever the browser came with, and ends that one for everybody who knows it", async () => {
		const db = await open();
		const { app, asker, ended } = signInContext(db);
		const ada = await addPerson(db, "Ada", "ada@example.org");
		const eve = await addPerson(db, "Eve", "eve@example.org");
		const attacker = new TestBrowser();
		attacker.keep(await signIn(app, attacker.request(), eve, "link"));
		const planted = attacker.cookie;
		const before = await app.sessions.getSession(planted);

		const victim = new TestBrowser();
		victim.cookies.set("waymark", attacker.cookies.get("waymark") ?? "");
		victim.keep(await signIn(app, victim.request(), ada, "link"));

		expect(victim.cookie).not.toBe(planted);
		expect(await asker(victim)).toMatchObject({ person: { id: ada } });
		expect(await asker(attacker)).toBeNull();
		expect(ended).toEqual([sessionKeyOf(before.id)]);
	});

	test("[I16] a session that nobody signed in with is not taken over either", async () => {
		const db = await open();
		const { app, asker } = signInContext(db);
		const ada = await addPerson(db, "Ada", "ada@example.org");
		const planted = await app.sessions.getSession();
		planted.flash("done", "planted");
		const browser = new TestBrowser();
		browser.keep(await app.sessions.commitSession(planted));
		const old = new TestBrowser();
		old.cookies.set("waymark", browser.cookies.get("waymark") ?? "");
		browser.keep(await signIn(app, browser.request(), ada, "link"));
		expect(await asker(old)).toBeNull();
		expect((await app.sessions.getSession(browser.cookie)).get("done")).toBeUndefined();
	});

	test("[I17] keeps the device in words and the time, and a line in the audit trail", async () => {
		const db = await open();
		const { app } = signInContext(db);
		const ada = await addPerson(db, "Ada", "ada@example.org");
		const browser = new TestBrowser();
		await signIn(app, browser.request(), ada, "passkey");
		const at = app.now().toISOString();
		expect(await listSessionsOf(db, ada, at)).toMatchObject([
			{ device: "Firefox on Linux", startedAt: at, usedAt: at },
		]);
		const person = await db.selectFrom("person").selectAll().where("id", "=", ada).executeTakeFirst();
		expect(person).toMatchObject({ signed_in_at: at });
		const events = await db.selectFrom("audit_event").selectAll().execute();
		expect(events).toMatchObject([{ kind: "signed-in", at, person_id: ada, data: '{"way":"passkey"}' }]);
	});

	test("[I18] a request that was on its way does not bring back a session that ended meanwhile", async () => {
		const db = await open();
		const { app, asker } = signInContext(db);
		const ada = await addPerson(db, "Ada", "ada@example.org");
		const browser = new TestBrowser();
		browser.keep(await signIn(app, browser.request(), ada, "link"));
		const slow = await app.sessions.getSession(browser.cookie);
		const stolen = new TestBrowser();
		stolen.cookies.set("waymark", browser.cookies.get("waymark") ?? "");
		await signOut(app, browser.request());
		slow.flash("done", "Saved.");
		await app.sessions.commitSession(slow);
		expect(await asker(stolen)).toBeNull();
		expect(await db.selectFrom("session").selectAll().execute()).toEqual([]);
	});
});
