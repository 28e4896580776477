import { expect, test } from "vitest";
import { confirmFollow, readWish } from "#app/features/following/confirm-follow.server.ts";
import {
	manageFollows,
	readFollows,
	readStop,
	stopByKey,
} from "#app/features/following/manage-follows.server.ts";
import { deleteExpiredLinks } from "#db/queries/one-time-links.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { followingStage, things } from "./following-stage.ts";

const ada = "ada@example.org";
const days = 24 * 60;

describeEachDatabase("following by e-mail", (open) => {
	test("[B20] begins with the button that the letter leads to, and not before", async () => {
		const { app, ask, confirmation, count } = await followingStage(await open());
		expect(await ask(things.action, " Ada@Example.org ", "weekly")).toEqual({ ok: true, email: ada });
		const token = await confirmation(ada);
		expect(await readWish(app, token)).toMatchObject({ title: "Open a clinic", frequency: "weekly" });
		expect(await count("follower")).toBe(0);
		const done = await confirmFollow(app, token);
		expect(done).toMatchObject({ title: "Open a clinic", path: "/small/actions/open-clinic" });
		expect([await count("follower"), await count("follow"), await count("one_time_link")]).toEqual([1, 1, 0]);
		expect(await confirmFollow(app, token)).toBeUndefined();
		expect(await readWish(app, token)).toBeUndefined();
	});

	test("[B20] answers alike for who follows already, and asks again for another frequency", async () => {
		const { app, ask, follow, letters, count } = await followingStage(await open());
		const key = await follow(things.action, ada, "weekly");
		const known = await ask(things.action, ada, "monthly");
		const unknown = await ask(things.action, "eva@example.org", "monthly");
		expect(known).toEqual({ ok: true, email: ada });
		expect(unknown).toEqual({ ok: true, email: "eva@example.org" });
		const [, again, other] = await letters();
		const plain = (text = "") => text.replace(/confirm\/\S+/, "confirm/…");
		expect(plain(again?.text)).toBe(plain(other?.text));
		expect((await readFollows(app, key)).map(({ frequency }) => frequency)).toEqual(["weekly"]);
		expect(await follow(things.action, ada, "monthly")).toBe(key);
		expect((await readFollows(app, key)).map(({ frequency }) => frequency)).toEqual(["monthly"]);
		expect(await count("follow")).toBe(1);
	});

	test("[B20] forgets an address that nobody confirmed after 3 days, and the link with it", async () => {
		const { app, ask, confirmation, advance, count } = await followingStage(await open());
		await ask(things.roadmap, ada);
		const token = await confirmation(ada);
		advance(3 * days - 1);
		await deleteExpiredLinks(app.db, app.now().toISOString());
		expect(await readWish(app, token)).toBeDefined();
		advance(1);
		expect(await confirmFollow(app, token)).toBeUndefined();
		await deleteExpiredLinks(app.db, app.now().toISOString());
		expect(await count("one_time_link")).toBe(0);
	});

	test("[B21] refuses what is no address or no frequency, and more than a few wishes from one place", async () => {
		const sizes = { "follow-address": { points: 2, seconds: 900 } };
		const { ask, letters } = await followingStage(await open(), sizes);
		expect(await ask(things.action, "ada@example.org\nBcc: eva@example.org", "often")).toMatchObject({
			code: "invalid",
			fields: {
				email: "Enter an e-mail address in the form name@example.org.",
				frequency: "Choose how often you want letters.",
			},
		});
		await ask(things.action, ada);
		await ask(things.action, ada);
		expect(await ask(things.action, ada)).toMatchObject({ code: "wait", retryAfterSeconds: 900 });
		expect(await ask(things.action, ada, "weekly", "elsewhere")).toMatchObject({ ok: true });
		expect(await letters()).toHaveLength(3);
	});

	test("[B21] sends at most ten questions to an address that does not answer, wherever they are asked", async () => {
		const { ask, letters } = await followingStage(await open());
		for (let i = 0; i < 12; i++)
			expect(await ask(things.action, ada, "weekly", `network ${i}`)).toMatchObject({ ok: true });
		expect(await letters()).toHaveLength(10);
	});

	test("[B21] finds only what the public finds", async () => {
		const db = await open();
		const { app, action, roadmap, ask, confirmation } = await followingStage(db);
		await ask(things.action, ada);
		await ask(things.roadmap, "eva@example.org");
		await db.updateTable("action").set({ internal: 1 }).where("id", "=", action.id).execute();
		expect(await ask(things.action, ada)).toBeUndefined();
		expect(await confirmFollow(app, await confirmation(ada))).toBeUndefined();
		await db.updateTable("roadmap").set({ published: 0 }).where("id", "=", roadmap.id).execute();
		for (const thing of Object.values(things)) expect(await ask(thing, ada)).toBeUndefined();
		expect(await readWish(app, await confirmation("eva@example.org"))).toBeUndefined();
		expect(await ask({ roadmap: "nowhere" }, ada)).toBeUndefined();
	});

	test("[B22] [B23] ends one thing at a time, and the address goes with the last", async () => {
		const { app, follow, count } = await followingStage(await open());
		const key = await follow(things.action, ada);
		await follow(things.roadmap, ada);
		await follow(things.partner, ada);
		const rows = await app.db.selectFrom("follow").selectAll().orderBy("subject_type").execute();
		const [action, partner] = rows;
		await stopByKey(app, action?.stop_key ?? "");
		await stopByKey(app, action?.stop_key ?? "");
		expect(await readStop(app, action?.stop_key ?? "")).toBeUndefined();
		expect((await readFollows(app, key)).map(({ title }) => title).sort()).toEqual([
			"Roadmap small",
			"The council",
		]);
		expect(await manageFollows(app, key, { intent: "stop", follow: partner?.id ?? "" })).toBe("stopped");
		expect(await manageFollows(app, key, { intent: "stop", follow: partner?.id ?? "" })).toBeUndefined();
		expect(await count("follower")).toBe(1);
		expect(await manageFollows(app, key, { intent: "stop-all" })).toBe("stopped-all");
		expect([await count("follower"), await count("follow")]).toEqual([0, 0]);
	});

	test("[B23] lets nobody change what another follows, and shows no address", async () => {
		const { app, follow } = await followingStage(await open());
		const mine = await follow(things.action, ada);
		const theirs = await follow(things.action, "eva@example.org");
		const [hers] = await readFollows(app, theirs);
		const id = hers?.id ?? "";
		for (const intent of ["change", "stop"])
			expect(await manageFollows(app, mine, { intent, follow: id, frequency: "monthly" })).toBeUndefined();
		expect(
			await manageFollows(app, theirs, { intent: "change", follow: id, frequency: "hourly" }),
		).toBeUndefined();
		expect(await manageFollows(app, theirs, { intent: "change", follow: id, frequency: "monthly" })).toBe(
			"changed",
		);
		expect(JSON.stringify(await readFollows(app, theirs))).not.toContain("@");
		expect(await readFollows(app, "unknown")).toEqual([]);
	});

	test("[B23] name what is not public any more only as such on the page of a follower", async () => {
		const db = await open();
		const { app, follow, action } = await followingStage(db);
		const key = await follow(things.action, ada);
		await db.updateTable("action").set({ internal: 1 }).where("id", "=", action.id).execute();
		expect(await readFollows(app, key)).toMatchObject([{ title: null, path: null, roadmapTitle: null }]);
	});

	test("[B26] sends no letter to who stopped meanwhile", async () => {
		const { app, follow, change, advance, run, sent, post, count } = await followingStage(await open());
		await follow(things.action, ada);
		post.open = false;
		await change("at-risk", "The builder left.");
		advance(5);
		await run();
		const { stop_key } = await app.db.selectFrom("follow").select("stop_key").executeTakeFirstOrThrow();
		await stopByKey(app, stop_key);
		post.open = true;
		advance(days);
		await run();
		expect(sent).toEqual([]);
		expect([await count("mail_queue"), await count("follower")]).toEqual([0, 0]);
	});
});
