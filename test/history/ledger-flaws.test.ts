import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { findLedgerFlaws } from "#test/support/ledger-flaws.ts";
import { edit, editingOfEach } from "./editing-steps.ts";
import { setStage } from "./stage.ts";
import { oneOfEach, take } from "./steps.ts";

/** Writes that have no line, each with a piece of what is then found. */
const unsaid: [found: string, write: (db: Db) => Promise<unknown>][] = [
	["its workstreams are not", (db) => db.updateTable("action").set({ title: "Renamed" }).execute()],
	[
		"was written",
		(db) =>
			db
				.updateTable("measure")
				.set((eb) => ({ version: eb("version", "+", 1) }))
				.execute(),
	],
	["is at revision", (db) => db.updateTable("roadmap").set({ revision: 1 }).execute()],
	["asks and 0 lines", addAsk],
	["nobody said that", addMember],
];

async function addAsk(db: Db): Promise<void> {
	const meeting = await db.selectFrom("meeting").select(["id", "roadmap_id"]).executeTakeFirstOrThrow();
	const { id } = await db.selectFrom("organisation").select("id").executeTakeFirstOrThrow();
	const ask = { id: "unsaid", roadmap_id: meeting.roadmap_id, meeting_id: meeting.id, number: 1 };
	const words = { text: "A room", from_organisation_id: id, to_organisation_id: id, state: "open" as const };
	await db
		.insertInto("ask")
		.values({ ...ask, ...words, created_at: "2026-03-02T09:00:00.000Z" })
		.execute();
}

async function addMember(db: Db): Promise<void> {
	const partner = await db
		.selectFrom("partner")
		.select(["roadmap_id", "organisation_id"])
		.executeTakeFirstOrThrow();
	const person = { id: "unsaid", name: "Eve", email: null, administrator: 0 as const, demo: 0 as const };
	await db
		.insertInto("person")
		.values({ ...person, created_at: "2026-03-02T09:00:00.000Z" })
		.execute();
	await db
		.insertInto("membership")
		.values({ ...partner, person_id: "unsaid", role: "observer" })
		.execute();
}

class RolledBack extends Error {}

describeEachDatabase("the count of rows and lines", (open) => {
	test("[S17] finds nothing whatever people did, and finds what was written without a line", async () => {
		const db = await open();
		const stage = await setStage(db, "counted");
		for (const wish of oneOfEach) await take(stage, wish);
		for (const wish of editingOfEach) await edit(stage, wish);
		await stage.close();
		expect(await findLedgerFlaws(db)).toEqual([]);
		for (const [found, write] of unsaid) {
			const flaws: string[] = [];
			const tried = db.transaction().execute(async (trx) => {
				await write(trx);
				flaws.push(...(await findLedgerFlaws(trx)));
				throw new RolledBack();
			});
			await expect(tried).rejects.toThrow(RolledBack);
			expect(flaws.join("\n")).toContain(found);
		}
		expect(await findLedgerFlaws(db)).toEqual([]);
	}, 60_000);
});
