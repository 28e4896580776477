import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { appendChanges, type NewChange } from "#db/queries/ledger.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { roadmapRow } from "#test/support/roadmap-row.ts";

const change = (subject: string): NewChange => ({
	kind: "action-added",
	from: null,
	to: { subject },
	subject: { type: "action", id: subject },
	public: true,
	reason: null,
	personId: null,
	organisationId: null,
	onBehalfOfId: null,
	at: "2026-01-05T09:00:00.000Z",
});

async function addRoadmap(db: Db, slug: string): Promise<string> {
	const row = roadmapRow(slug);
	await db.insertInto("roadmap").values(row).execute();
	return row.id;
}

async function revisions(db: Db, roadmapId: string): Promise<number[]> {
	const rows = await db
		.selectFrom("change")
		.select("revision")
		.where("roadmap_id", "=", roadmapId)
		.orderBy("revision")
		.execute();
	return rows.map((row) => row.revision);
}

describeEachDatabase("the ledger", (open) => {
	test("[D1] numbers the changes of each roadmap from 1 without gaps", async () => {
		const db = await open();
		const one = await addRoadmap(db, "one");
		const two = await addRoadmap(db, "two");
		const append = (id: string, count: number) =>
			db.transaction().execute((trx) =>
				appendChanges(
					trx,
					id,
					Array.from({ length: count }, () => change("a")),
				),
			);
		expect(await append(one, 1)).toBe(1);
		expect(await append(two, 3)).toBe(3);
		expect(await append(one, 1_200)).toBe(1_201);
		expect(await revisions(db, one)).toEqual(Array.from({ length: 1_201 }, (_, i) => i + 1));
		expect(await revisions(db, two)).toEqual([1, 2, 3]);
	});

	test("[D1] keeps revisions without gaps when transactions run at once and some roll back", async () => {
		const db = await open();
		const id = await addRoadmap(db, "one");
		const results = await Promise.allSettled(
			Array.from({ length: 24 }, (_, index) =>
				db.transaction().execute(async (trx) => {
					const revision = await appendChanges(trx, id, [change(`a${index}`), change(`b${index}`)]);
					if (index % 3 === 0) throw new Error("rolled back");
					return revision;
				}),
			),
		);
		expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(16);
		expect(await revisions(db, id)).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
		const roadmap = await db.selectFrom("roadmap").select("revision").executeTakeFirstOrThrow();
		expect(roadmap.revision).toBe(32);
	});

	test("[D1] writes nothing when its transaction rolls back", async () => {
		const db = await open();
		const id = await addRoadmap(db, "one");
		await expect(
			db.transaction().execute(async (trx) => {
				await appendChanges(trx, id, [change("a")]);
				throw new Error("rolled back");
			}),
		).rejects.toThrow("rolled back");
		expect(await revisions(db, id)).toEqual([]);
		expect(await db.selectFrom("roadmap").select("revision").executeTakeFirstOrThrow()).toEqual({
			revision: 0,
		});
	});

	test("[D1] refuses changes for a roadmap that does not exist", async () => {
		const db = await open();
		await expect(appendChanges(db, "nowhere", [change("a")])).rejects.toThrow();
		expect(await db.selectFrom("change").selectAll().execute()).toEqual([]);
	});
});
