import type { Db } from "#db/database.ts";
import { listActions } from "#db/queries/actions.ts";
import { addPartnership } from "./partnership.ts";
import { testContext } from "./test-context.ts";

/** The roadmap of the small partnership. */
export const roadmapSlug = "small";

/** The small partnership with what tests of editing look at: lines of its ledger, and how often rights were looked up again. */
export async function setUpEditing(db: Db) {
	const partnership = await addPartnership(db);
	const { context, published } = testContext(db);
	let accessLooked = 0;
	context.accessChanged = () => {
		accessLooked++;
	};
	const lines = () =>
		db
			.selectFrom("change")
			.selectAll()
			.where("roadmap_id", "=", partnership.roadmap.id)
			.orderBy("revision")
			.execute();
	const workstream = await db.selectFrom("workstream").selectAll().executeTakeFirstOrThrow();
	const typedAction = (more: Record<string, string>) => ({
		title: "Count the visits",
		description: "Every month, in every clinic.",
		workstreamId: workstream.id,
		...more,
	});
	return { db, context, published, lines, typedAction, looked: () => accessLooked, ...partnership };
}

/** The slugs of the public actions, in display order. */
export const slugsOf = async (db: Db, roadmapId: string) =>
	(await listActions(db, roadmapId, { withInternal: false })).flatMap((w) => w.actions.map((a) => a.slug));
