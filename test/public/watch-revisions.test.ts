import { expect, test } from "vitest";
import { watchRevisions } from "#server/public/watch-revisions.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { roadmapRow } from "#test/support/roadmap-row.ts";

describeEachDatabase("roadmaps that another process writes to", (fresh) => {
	test("[Q16] what somebody else wrote is noticed once, what this process told of itself is not", async () => {
		const db = await fresh();
		const { roadmap } = await addPartnership(db);
		const changed: string[] = [];
		const report = (error: unknown) => {
			throw error;
		};
		const watch = watchRevisions({ db, changed: (id) => changed.push(id), report, everyMs: 3_600_000 });
		try {
			await watch.look();
			await watch.look();
			expect(changed).toEqual([]);
			const revise = (revision: number) => db.updateTable("roadmap").set({ revision }).execute();
			await revise(1);
			watch.note(roadmap.id, 1);
			await watch.look();
			expect(changed).toEqual([]);
			await revise(2);
			await watch.look();
			await watch.look();
			expect(changed).toEqual([roadmap.id]);
			const added = roadmapRow("added");
			await db.insertInto("roadmap").values(added).execute();
			await watch.look();
			await db.deleteFrom("roadmap").where("id", "=", added.id).execute();
			await watch.look();
			expect(changed).toEqual([roadmap.id, added.id, added.id]);
		} finally {
			watch.stop();
		}
	});
});
