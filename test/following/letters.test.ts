import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { saveNotificationSettings } from "#db/queries/notification-settings.ts";
import { createMailer } from "#server/mail/create-mailer.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { followingStage, things } from "./following-stage.ts";

const ada = "ada@example.org";
const day = 24 * 60;

describeEachDatabase("letters about what changed", (open) => {
	test("[B24] wait until a burst is over; the burst is one letter, and nothing more is nothing more", async () => {
		const { follow, change, advance, run, sent } = await followingStage(await open());
		await follow(things.action, ada);
		await run();
		expect(sent).toEqual([]);
		await change("at-risk", "The builder left.");
		advance(3);
		await change("off-track", "There is no other builder.");
		advance(4);
		await run();
		expect(sent).toEqual([]);
		advance(1);
		await run();
		expect(sent).toHaveLength(1);
		expect(sent[0]).toMatchObject({ to: ada, subject: "What changed: Open a clinic" });
		expect(sent[0]?.text).toContain("- The status went from On track to Off track, in 2 steps.");
		expect(sent[0]?.text).toContain("Why: There is no other builder.\n  The council, 20 November 2026");
		expect(sent[0]?.text).toContain("http://127.0.0.1:3000/small/actions/open-clinic");
		advance(7 * day);
		await run();
		expect(sent).toHaveLength(1);
	});

	test("[B25] of a week and of a month come once, at their time, with all that changed since", async () => {
		const { follow, change, advance, run, sent, clock } = await followingStage(await open());
		await follow(things.roadmap, ada, "weekly");
		await follow(things.roadmap, "eva@example.org", "monthly");
		await change("at-risk", "The builder left.");
		clock.ms = Date.parse("2026-11-23T07:59:00Z");
		await run();
		expect(sent).toEqual([]);
		advance(1);
		await run();
		await run();
		expect(sent.map(({ to }) => to)).toEqual([ada]);
		advance(1);
		await change("on-track", "Another builder began.");
		clock.ms = Date.parse("2026-11-30T08:00:00Z");
		await run();
		expect(sent.map(({ to }) => to)).toEqual([ada, ada]);
		expect(sent[1]?.text).toContain("from At risk to On track.");
		clock.ms = Date.parse("2026-12-01T08:00:00Z");
		await run();
		expect(sent.map(({ to }) => to)).toEqual([ada, ada, "eva@example.org"]);
		expect(sent[2]?.text).toContain("The status is On track again, as before (2 changes).");
		clock.ms = Date.parse("2027-02-01T08:00:00Z");
		await run();
		expect(sent).toHaveLength(3);
	});

	test("[B26] that are refused are tried again, once each, and given up after days", async () => {
		const { follow, change, advance, run, sent, post, reports, count } = await followingStage(await open());
		await follow(things.action, ada);
		post.open = false;
		await change("at-risk", "The builder left.");
		advance(5);
		await run();
		await run();
		expect([post.tried.length, await count("mail_queue")]).toEqual([1, 1]);
		advance(1);
		await run();
		expect(post.tried).toHaveLength(2);
		post.open = true;
		advance(5);
		await run();
		advance(day);
		await run();
		expect(sent).toHaveLength(1);
		expect(new Set(post.tried).size).toBe(1);
		expect(await count("mail_queue")).toBe(0);

		post.open = false;
		await change("on-track", "Another builder began.");
		for (let i = 0; i < 15; i++) {
			advance(day);
			await run();
		}
		expect(await count("mail_queue")).toBe(0);
		expect(post.tried).toHaveLength(3 + 10);
		expect(reports.at(-1)).toBe("a letter was given up after several days");
		expect(reports.join()).not.toContain(ada);
	});

	test("[B26] survive a restart, and one that was being handed over then is not sent twice", async () => {
		const { app, follow, change, advance, run, sent, post, reports, count } = await followingStage(
			await open(),
		);
		await follow(things.action, ada);
		await follow(things.action, "eva@example.org");
		post.open = false;
		await change("at-risk", "The builder left.");
		advance(5);
		await run();
		post.open = true;
		// The process died with one letter on its way.
		const [first] = await app.db.selectFrom("mail_queue").selectAll().execute();
		await app.db
			.updateTable("mail_queue")
			.set({ sending_since: app.now().toISOString() })
			.where("id", "=", first?.id ?? "")
			.execute();
		advance(2);
		await run("a process that began later");
		expect(sent).toHaveLength(1);
		expect(sent[0]?.id).not.toBe(first?.id);
		advance(61);
		await run("a process that began later");
		expect(sent).toHaveLength(1);
		expect(await count("mail_queue")).toBe(0);
		expect(reports.at(-1)).toContain("were not sent again");
	});

	test("[B27] are sent by one of several nodes, and by another once the first is gone", async () => {
		const { app, follow, change, advance, run, sent } = await followingStage(await open());
		await follow(things.action, ada);
		await change("at-risk", "The builder left.");
		advance(5);
		await Promise.all(["one", "two", "three"].map((holder) => run(holder)));
		expect(sent).toHaveLength(1);
		await change("on-track", "Another builder began.");
		advance(5);
		const until = new Date(app.now().getTime() + 60_000).toISOString();
		await app.db.insertInto("job_lease").values({ name: "digests", holder: "dead", until }).execute();
		await run("two");
		expect(sent).toHaveLength(1);
		advance(1);
		await run("two");
		expect(sent).toHaveLength(2);
		expect(await app.db.selectFrom("job_lease").selectAll().execute()).toEqual([]);
	});

	test.each([
		["internal", { table: "action", set: { internal: 1 } }],
		["archived", { table: "action", set: { archived_at: "2026-11-20T12:00:00.000Z" } }],
		["in an archived workstream", { table: "workstream", set: { archived_at: "2026-11-20T12:00:00.000Z" } }],
		["on an unpublished roadmap", { table: "roadmap", set: { published: 0 } }],
		["on an archived roadmap", { table: "roadmap", set: { archived_at: "2026-11-20T12:00:00.000Z" } }],
	] as const)(
		"[B28] tell nothing that is %s by now, even when they waited for the mail server",
		async (_word, hide) => {
			const db = await open();
			const { follow, change, publish, advance, run, sent, post } = await followingStage(db);
			const hidden = () =>
				db
					.updateTable(hide.table as "action")
					.set(hide.set as { internal: 1 })
					.execute();
			for (const thing of Object.values(things)) await follow(thing, ada);
			await change("at-risk", "The builder left.");
			await publish(1, "Spring");
			post.open = false;
			advance(5);
			await run();
			expect(post.tried).toHaveLength(4);
			await hidden();
			post.open = true;
			advance(day);
			await run();
			expect(sent).toEqual([]);
		},
	);

	test("[B28] tell no names of people, and nothing of an update that was withdrawn", async () => {
		const db = await open();
		const { app, follow, change, publish, advance, run, sent, people, organisations } =
			await followingStage(db);
		await follow(things.roadmap, ada);
		await change("at-risk", "The builder left.");
		const id = await publish(1, "A slip of the pen");
		await publish(2, "Spring");
		await db
			.insertInto("update_withdrawal")
			.values({
				update_id: id,
				reason: "It was wrong.",
				person_id: people.councilLead.id,
				organisation_id: organisations.council,
				on_behalf_of_id: null,
				at: app.now().toISOString(),
			})
			.execute();
		advance(5);
		await run();
		expect(sent).toHaveLength(1);
		expect(sent[0]?.text).toContain("- Spring\n  The council published update 2");
		expect(sent[0]?.text).not.toContain("slip of the pen");
		for (const { name } of Object.values(people)) expect(sent[0]?.text).not.toContain(name);
		expect(sent[0]?.text.replaceAll(/https?:\S+/g, "")).not.toContain("@");
	});

	test("[B28] [B22] have our headers only, whatever somebody typed", async () => {
		const db = await open();
		const folder = mkdtempSync(join(tmpdir(), "waymark-letters-"));
		const { app, follow, change, advance, action, sent, run } = await followingStage(db);
		const title = "Open a clinic\r\nBcc: eva@example.org\r\n\r\nFree money";
		await db.updateTable("action").set({ title }).where("id", "=", action.id).execute();
		await follow(things.action, ada);
		await change("at-risk", "The builder left.\n.\nFrom eva@example.org");
		advance(5);
		await run();
		const [letter] = sent;
		if (!letter) throw new Error("There is no letter");
		await createMailer({ smtpUrl: null, from: "waymark@example.org", outbox: folder, now: app.now })(letter);
		const source = readFileSync(join(folder, readdirSync(folder)[0] ?? ""), "utf8");
		rmSync(folder, { recursive: true });
		const mail = await PostalMime.parse(source);
		expect(mail.to).toEqual([{ name: "", address: ada }]);
		expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
		expect(mail.subject).toBe("What changed: Open a clinic Bcc: eva@example.org Free money");
		expect(mail.messageId).toBe(`<${letter.id}@example.org>`);
		const header = (key: string) => mail.headers.find((found) => found.key === key)?.value;
		const { stop_key } = await db.selectFrom("follow").select("stop_key").executeTakeFirstOrThrow();
		expect(header("list-unsubscribe")).toBe(`<http://127.0.0.1:3000/follow/stop/${stop_key}>`);
		expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
		expect(mail.text).toContain("Why: The builder left. . From eva@example.org");
	});

	test("[B29] tell each follower what concerns it, with the title and address of updates", async () => {
		const db = await open();
		const { follow, change, publish, advance, run, sent } = await followingStage(db);
		const emails = Object.keys(things).map((name) => `${name}@example.org`);
		for (const [name, thing] of Object.entries(things)) await follow(thing, `${name}@example.org`);
		await follow({ roadmap: "small", organisation: "trust" }, "supporter@example.org");
		await follow({ roadmap: "small", organisation: "charity" }, "other@example.org");
		await change("at-risk", "The builder left.");
		await publish(1, "Spring");
		advance(5);
		await run();
		expect(sent.map(({ to }) => to).sort()).toEqual([...emails, "supporter@example.org"].sort());
		for (const { text } of sent) {
			expect(text).toContain(
				"- Spring\n  The council published update 1, “Spring”.\n  http://127.0.0.1:3000/small/updates/1",
			);
			expect(text).toContain("The status went from On track to At risk. Path to green: We ask the trust.");
		}
	});

	test("[B30] reach partners about their own actions as they chose, and remind them of silence", async () => {
		const db = await open();
		const { app, people, change, clock, advance, run, sent, action } = await followingStage(db);
		for (const [who, email] of [
			[people.councilLead, "lead@example.org"],
			[people.trustLead, "trust@example.org"],
		] as const)
			await db.updateTable("person").set({ email }).where("id", "=", who.id).execute();
		await db.updateTable("action").set({ internal: 1 }).where("id", "=", action.id).execute();
		await run();
		await change("at-risk", "The builder left.");
		clock.ms = Date.parse("2026-11-23T08:00:00Z");
		await run();
		await run();
		expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
			["lead@example.org", "What changed on your actions: Roadmap small"],
		]);
		expect(sent[0]?.text).toContain("http://127.0.0.1:3000/workspace/small/actions/open-clinic");
		// Nobody says anything for a quarter of a year.
		const mondays = () => sent.slice(1).map(({ subject }) => subject);
		for (let week = 0; week < 12; week++) {
			advance(7 * day);
			await run();
		}
		expect(mondays()).toEqual([]);
		advance(7 * day);
		await run();
		expect(mondays()).toEqual(["Update overdue: Roadmap small"]);
		expect(sent[1]?.text).toContain("- Open a clinic: last word on 20 November 2026");
		for (let week = 0; week < 4; week++) {
			advance(7 * day);
			await run();
		}
		expect(mondays()).toHaveLength(2);
		const never = { actions: "never", meetings: "never", "sign-offs": "never" } as const;
		await saveNotificationSettings(db, people.councilLead.id, never, app.now().toISOString());
		advance(60 * day);
		await run();
		expect(mondays()).toHaveLength(2);
	});
});
