import { beforeEach, expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { setStage } from "#test/collab/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { transact } from "../steps.ts";
import { appendUpdates, listUpdates } from "./documents-log.ts";

const at = "2026-01-05T09:00:00.000Z";

describeEachDatabase("the log of several documents", (open) => {
	let db: Db;
	const counts = new Map(Array.from({ length: 120 }, (_, i) => [`d${i}`, 1 + (i % 3)]));

	beforeEach(async () => {
		db = await open();
		const { actionId, roadmapId } = await setStage(db);
		const action = await db
			.selectFrom("action")
			.selectAll()
			.where("id", "=", actionId)
			.executeTakeFirstOrThrow();
		for (const id of counts.keys()) {
			await db
				.insertInto("action")
				.values({ ...action, id, slug: id })
				.execute();
			const document = { id, name: id, roadmap_id: roadmapId, action_id: id, meeting_id: null };
			await db
				.insertInto("document")
				.values({ ...document, schema_version: 1, seq: 0, text: "", created_at: at })
				.execute();
		}
	});

	const editsOf = (round: number) =>
		[...counts].map(([documentId, count]) => ({
			documentId,
			updates: Array.from({ length: count }, (_, i) => ({
				bytes: Buffer.from(`${round} ${documentId} ${i}`),
				personId: "lead",
			})),
			clients: [{ clientId: round, personId: "lead", organisationId: "nhs" }],
		}));

	test("[V43] one transaction gives each its own numbers without a gap; what is not there is left out", async () => {
		const missing = {
			documentId: "missing",
			updates: [{ bytes: Buffer.of(1), personId: "lead" }],
			clients: [],
		};
		for (const round of [0, 1]) {
			const firsts = await transact(db, () => appendUpdates(db, [...editsOf(round), missing], at));
			expect(firsts).toEqual(new Map([...counts].map(([id, count]) => [id, round * count + 1])));
		}
		for (const [id, count] of counts) {
			const rows = await listUpdates(db, id, 0);
			expect(rows.map(({ seq, bytes }) => `${seq}: ${Buffer.from(bytes)}`)).toEqual(
				Array.from({ length: 2 * count }, (_, i) => `${i + 1}: ${i < count ? 0 : 1} ${id} ${i % count}`),
			);
		}
	});
});
