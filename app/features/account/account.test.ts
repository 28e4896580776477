import { expect, test } from "vitest";
import { readNotificationSettings } from "#app/domain/notifications.ts";
import { decidePersonName } from "#app/domain/person-name.ts";
import { findNotificationSettings, listRecipients } from "#db/queries/notification-settings.ts";
import { describeEachDatabase, type OpenFresh } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { peopleStage, tokensIn } from "#test/support/people-stage.ts";
import { askForAddress, confirmAddress, readNewAddress } from "./change-address.server.ts";
import { changeName } from "./change-name.server.ts";
import { keepNotifications } from "./keep-notifications.server.ts";
import { readAccount } from "./read-account.server.ts";

async function setUp(open: OpenFresh) {
	const db = await open();
	const stage = await peopleStage(db);
	const tasks: Promise<void>[] = [];
	const forgotten: string[] = [];
	const app = {
		...stage.app,
		later: (task: () => Promise<void>) => void tasks.push(task()),
		forgetPublic: (dependency: string) => void forgotten.push(dependency),
	};
	const letters = async () => {
		await Promise.all(tasks);
		return stage.mails;
	};
	return { db, ...stage, app, letters, forgotten };
}

describeEachDatabase("an account", (open) => {
	test("[B1] gets another name, tidied; everything shows it, public pages too", async () => {
		const { db, app, people, again, forgotten, roadmap } = await setUp(open);
		expect(await changeName(app, people.trustLead, { name: " Robin\t\u202e<b>Hood</b>\u0007 " })).toEqual({
			ok: true,
			value: null,
		});
		expect((await again(people.trustLead)).name).toBe("Robin <b>Hood</b>");
		expect(forgotten).toEqual([`roadmap:${roadmap.id}`]);
		const audit = JSON.stringify(await db.selectFrom("audit_event").selectAll().execute());
		expect(audit).toContain("name-changed");
		expect(audit).not.toContain("Robin");
		const before = await dump(db);
		for (const name of ["", " \n\t", "\u200b", "x".repeat(101)])
			expect(await changeName(app, people.trustLead, { name })).toMatchObject({
				ok: false,
				fields: { name: expect.stringMatching(/^(Enter|Your)/) },
			});
		expect(await dump(db)).toEqual(before);
		expect(decidePersonName("x".repeat(100))).toMatchObject({ ok: true });
	});

	test("[B2] gets another address once the link to it is opened and confirmed; the old address is told", async () => {
		const { db, app, people, letters } = await setUp(open);
		expect(await askForAddress(app, people.trustLead, { email: " New@Example.org " })).toEqual({
			ok: true,
			value: { email: "new@example.org" },
		});
		const [token = ""] = tokensIn(await letters());
		expect((await letters())[0]?.to).toBe("new@example.org");
		const before = await dump(db);
		expect(await readNewAddress(app, token)).toBe("new@example.org");
		expect(await readNewAddress(app, "guessed")).toBeUndefined();
		expect(await dump(db)).toEqual(before);
		expect((await readAccount(app, people.trustLead)).account.email).toBe("trust.lead@example.org");
		expect(await confirmAddress(app, token)).toEqual({ ok: true, value: { email: "new@example.org" } });
		expect((await readAccount(app, people.trustLead)).account.email).toBe("new@example.org");
		expect((await letters()).map(({ to, subject }) => [to, subject])).toEqual([
			["new@example.org", "Confirm your new e-mail address"],
			["trust.lead@example.org", "Your e-mail address was changed"],
		]);
		expect((await letters())[1]?.text).not.toContain("new@example.org");
		expect(await confirmAddress(app, token)).toMatchObject({ code: "not-found" });
		const audit = JSON.stringify(await db.selectFrom("audit_event").selectAll().execute());
		expect(audit).toContain("e-mail-changed");
		expect(audit).not.toContain("example.org");
	});

	test("[B2] only the newest link works, for an hour", async () => {
		const { app, people, letters } = await setUp(open);
		await askForAddress(app, people.trustLead, { email: "first@example.org" });
		await letters();
		await askForAddress(app, people.trustLead, { email: "second@example.org" });
		const [first = "", second = ""] = tokensIn(await letters());
		expect(await confirmAddress(app, first)).toMatchObject({ code: "not-found" });
		const later = { ...app, now: () => new Date(app.now().getTime() + 61 * 60_000) };
		expect(await readNewAddress(later, second)).toBeUndefined();
		expect(await confirmAddress(later, second)).toMatchObject({ code: "not-found" });
		expect(await confirmAddress(app, second)).toMatchObject({ ok: true });
	});

	test("[B3] an address that somebody has is answered alike; only its owner is told", async () => {
		const { db, app, people, letters } = await setUp(open);
		const asked = await askForAddress(app, people.trustLead, { email: "Council.Lead@example.org" });
		expect(asked).toEqual({ ok: true, value: { email: "council.lead@example.org" } });
		const [letter] = await letters();
		expect(letter).toMatchObject({ to: "council.lead@example.org" });
		expect(letter?.text).not.toContain("/account/e-mail/");
		expect(await db.selectFrom("one_time_link").select("id").execute()).toHaveLength(1);
	});

	test("[B3] an address that somebody took in the meantime stays theirs", async () => {
		const { db, app, people, letters } = await setUp(open);
		await askForAddress(app, people.trustLead, { email: "shared@example.org" });
		const [token = ""] = tokensIn(await letters());
		await db
			.updateTable("person")
			.set({ email: "shared@example.org" })
			.where("id", "=", people.councilLead.id)
			.execute();
		expect(await confirmAddress(app, token)).toMatchObject({ ok: false });
		expect((await readAccount(app, people.trustLead)).account.email).toBe("trust.lead@example.org");
	});

	test("[B2] what is no address, or is theirs already, or too much, is refused", async () => {
		const { db, app, people, letters } = await setUp(open);
		const before = await dump(db);
		const refused = { ok: false, fields: { email: expect.any(String) } };
		for (const email of ["", "nobody", "a@example.org\nBcc: b@example.org", "Trust.Lead@example.org"])
			expect(await askForAddress(app, people.trustLead, { email })).toMatchObject(refused);
		const tired = { ...app, limits: { take: async () => ({ ok: false as const, retryAfterSeconds: 60 }) } };
		expect(await askForAddress(tired, people.trustLead, { email: "new@example.org" })).toMatchObject(refused);
		expect(await letters()).toEqual([]);
		expect(await dump(db)).toEqual(before);
	});

	test("[B4] chooses how soon to be told, topic by topic, and who never chose has the defaults", async () => {
		const { db, app, people, roadmap } = await setUp(open);
		const { trustLead, councilLead } = people;
		const defaults = { actions: "weekly", meetings: "immediate", "sign-offs": "immediate" };
		expect(await findNotificationSettings(db, trustLead.id)).toEqual(defaults);
		await keepNotifications(app, trustLead, { actions: "never", meetings: "weekly", "sign-offs": "weekly" });
		await keepNotifications(app, trustLead, {
			actions: "immediate",
			meetings: "never",
			"sign-offs": "weekly",
		});
		expect(await findNotificationSettings(db, trustLead.id)).toEqual({
			actions: "immediate",
			meetings: "never",
			"sign-offs": "weekly",
		});
		expect(await findNotificationSettings(db, councilLead.id)).toEqual(defaults);
		const told = async (topic: "actions" | "meetings", frequency: "immediate" | "weekly" | "never") =>
			(await listRecipients(db, { roadmapId: roadmap.id, topic, frequency })).map(({ name }) => name);
		expect(await told("actions", "immediate")).toEqual(["Trust lead"]);
		expect(await told("actions", "weekly")).toEqual([
			"Charity observer",
			"Coordinator",
			"Council lead",
			"Trust contributor",
		]);
		expect(await told("meetings", "immediate")).not.toContain("Trust lead");
		await db.updateTable("person").set({ email: null }).where("id", "=", trustLead.id).execute();
		expect(await told("actions", "immediate")).toEqual([]);
		expect(await listRecipients(db, { roadmapId: "other", topic: "actions", frequency: "weekly" })).toEqual(
			[],
		);
	});
});

test("[B4] choices that are none of ours are not read", () => {
	const good = { actions: "never", meetings: "weekly", "sign-offs": "immediate" };
	expect(readNotificationSettings(good)).toEqual(good);
	for (const wrong of [{}, { ...good, actions: "daily" }, { ...good, meetings: "" }])
		expect(readNotificationSettings(wrong as Record<string, string>)).toBeNull();
});
