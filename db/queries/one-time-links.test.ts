import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import {
	createOneTimeLink,
	deleteExpiredLinks,
	findOneTimeLink,
	isBrowserOf,
	useOneTimeLink as takeOneTimeLink,
} from "./one-time-links.ts";

const now = new Date("2026-11-20T12:00:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const create = (db: Db) =>
	createOneTimeLink(db, {
		purpose: "sign-in",
		email: "ada@example.org",
		data: { to: "/workspace" },
		browser: "mark",
		device: "Firefox on Linux",
		now,
		minutes: 15,
	});

describeEachDatabase("links that work once", (open) => {
	test("[I8] are given back once, with what they were made for", async () => {
		const db = await open();
		const token = await create(db);
		expect(Buffer.from(token, "base64url")).toHaveLength(32);
		const found = await findOneTimeLink(db, token, "sign-in", now);
		expect(found).toMatchObject({ email: "ada@example.org", data: { to: "/workspace" }, personId: null });
		expect(await takeOneTimeLink(db, token, "sign-in", after(14))).toEqual(found);
		expect(await takeOneTimeLink(db, token, "sign-in", after(14))).toBeUndefined();
		expect(await findOneTimeLink(db, token, "sign-in", after(14))).toBeUndefined();
	});

	test("[I8] of many that come at once, one gets the link", async () => {
		const db = await open();
		const token = await create(db);
		const uses = Array.from({ length: 8 }, () =>
			db.transaction().execute((trx) => takeOneTimeLink(trx, token, "sign-in", now)),
		);
		expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1);
	});

	test("[I8] stay unused when what they were used for fails", async () => {
		const db = await open();
		const token = await create(db);
		const failed = db.transaction().execute(async (trx) => {
			await takeOneTimeLink(trx, token, "sign-in", now);
			throw new Error("something else failed");
		});
		await expect(failed).rejects.toThrow("something else failed");
		expect(await takeOneTimeLink(db, token, "sign-in", now)).toBeDefined();
	});

	test("[I8] are over after their time, and good for their purpose only", async () => {
		const db = await open();
		const token = await create(db);
		expect(await takeOneTimeLink(db, token, "sign-in", after(15))).toBeUndefined();
		expect(await takeOneTimeLink(db, token, "first-administrator", now)).toBeUndefined();
		for (const other of ["", "x", `${token}=`, token.slice(1), `${token} `])
			expect(await takeOneTimeLink(db, other, "sign-in", now)).toBeUndefined();
		expect(await takeOneTimeLink(db, token, "sign-in", after(14))).toBeDefined();
	});

	test("[I8] the database holds only hashes of the secret and of the browser's mark, until the time is over", async () => {
		const db = await open();
		const token = await create(db);
		const rows = JSON.stringify(await db.selectFrom("one_time_link").selectAll().execute());
		expect(rows).not.toContain(token);
		expect(rows).not.toContain('"mark"');
		const link = await findOneTimeLink(db, token, "sign-in", now);
		expect(link && isBrowserOf(link, "mark")).toBe(true);
		expect(link && [isBrowserOf(link, "other"), isBrowserOf(link, null)]).toEqual([false, false]);
		await deleteExpiredLinks(db, after(16).toISOString());
		expect(await db.selectFrom("one_time_link").selectAll().execute()).toEqual([]);
	});
});
