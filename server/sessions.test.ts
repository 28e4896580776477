import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { createSessions, findAsker } from "./sessions.ts";

const day = 86_400_000;

async function setUp(db: Db) {
	const { people } = await addPartnership(db);
	const clock = { ms: Date.parse("2026-11-20T12:00:00Z") };
	const now = () => new Date(clock.ms);
	const sessions = createSessions({ db, now, secret: "a secret for tests only", secure: false });
	const signIn = async () => {
		const session = await sessions.getSession();
		session.set("personId", people.councilLead.id);
		return (await sessions.commitSession(session)).split(";")[0] ?? "";
	};
	const ask = (cookie: string) => findAsker({ db, sessions, now }, cookie);
	return { clock, sessions, signIn, ask, people };
}

describeEachDatabase("sessions", (open) => {
	test("[A4] the cookie names a session, and the database holds only its hash", async () => {
		const db = await open();
		const { signIn, ask } = await setUp(db);
		const cookie = await signIn();
		expect(await ask(cookie)).toMatchObject({ person: { name: "Council lead" } });
		const [, value = ""] = decodeURIComponent(cookie).split("=");
		const id = JSON.parse(Buffer.from(value.split(".")[0] ?? "", "base64").toString());
		const rows = JSON.stringify(await db.selectFrom("session").selectAll().execute());
		expect(id).toHaveLength(43);
		expect(rows).not.toContain(id);
	});

	test("[A7] two weeks without use end a session, use keeps it", async () => {
		const { clock, signIn, ask } = await setUp(await open());
		const cookie = await signIn();
		clock.ms += 13 * day;
		expect(await ask(cookie)).not.toBeNull();
		clock.ms += 13 * day;
		expect(await ask(cookie)).not.toBeNull();
		clock.ms += 15 * day;
		expect(await ask(cookie)).toBeNull();
	});

	test("[A7] a cookie that we did not sign is nobody", async () => {
		const { signIn, ask } = await setUp(await open());
		const cookie = await signIn();
		const unsigned = cookie.slice(0, cookie.lastIndexOf("."));
		for (const forged of [unsigned, `${unsigned}.AAAA`, "waymark=", "waymark=%", "other=1", ""])
			expect(await ask(forged)).toBeNull();
	});

	test("[A6] a destroyed session is nobody's, even with its old cookie", async () => {
		const { sessions, signIn, ask } = await setUp(await open());
		const cookie = await signIn();
		await sessions.destroySession(await sessions.getSession(cookie));
		expect(await ask(cookie)).toBeNull();
	});
});
