import type { Db } from "../database.ts";
import type { FollowRow, PersonDigestRow } from "../schema-followers.ts";

/** A follow with the newest revision of its roadmap. */
export type FollowToLookAt = FollowRow & { revision: number };

/**
 * The follows of one frequency that were last looked at before an instant, on public roadmaps that changed since; at most
 * `limit`, in the order of their id after `afterId`.
 */
export async function listFollowsToLookAt(
	db: Db,
	wanted: { frequency: FollowRow["frequency"]; before: string; afterId: string; limit: number },
): Promise<FollowToLookAt[]> {
	return db
		.selectFrom("follow")
		.innerJoin("roadmap", "roadmap.id", "follow.roadmap_id")
		.selectAll("follow")
		.select("roadmap.revision")
		.where("follow.frequency", "=", wanted.frequency)
		.where("follow.looked_at", "<", wanted.before)
		.where("follow.id", ">", wanted.afterId)
		.where("roadmap.published", "=", 1)
		.where("roadmap.archived_at", "is", null)
		.whereRef("follow.through_revision", "<", "roadmap.revision")
		.orderBy("follow.id")
		.limit(wanted.limit)
		.execute();
}

/** Notes that a follower was told of everything up to a revision; false when somebody else noted it meanwhile. */
export async function moveFollowOn(
	trx: Db,
	follow: Pick<FollowRow, "id" | "through_revision">,
	to: { revision: number; now: string },
): Promise<boolean> {
	const row = await trx
		.updateTable("follow")
		.set({ through_revision: to.revision, looked_at: to.now })
		.where("id", "=", follow.id)
		.where("through_revision", "=", follow.through_revision)
		.returning("id")
		.executeTakeFirst();
	return row !== undefined;
}

/** How far a partner was told on a roadmap; begins now for who was never written to. */
export async function readPersonDigest(
	db: Db,
	wanted: { personId: string; roadmapId: string; revision: number; now: string },
): Promise<PersonDigestRow> {
	const { personId, roadmapId } = wanted;
	const find = () =>
		db
			.selectFrom("person_digest")
			.selectAll()
			.where("person_id", "=", personId)
			.where("roadmap_id", "=", roadmapId);
	const known = await find().executeTakeFirst();
	if (known) return known;
	const key = { person_id: personId, roadmap_id: roadmapId };
	const begins = { through_revision: wanted.revision, looked_at: wanted.now, reminded_at: null };
	await db
		.insertInto("person_digest")
		.values({ ...key, ...begins })
		.onConflict((conflict) => conflict.columns(["person_id", "roadmap_id"]).doNothing())
		.execute();
	return find().executeTakeFirstOrThrow();
}

/** Notes how far a partner was told, and whether they were reminded; false when somebody else noted it meanwhile. */
export async function movePersonOn(
	trx: Db,
	digest: PersonDigestRow,
	to: { revision: number; now: string; remindedAt: string | null },
): Promise<boolean> {
	const row = await trx
		.updateTable("person_digest")
		.set({ through_revision: to.revision, looked_at: to.now, reminded_at: to.remindedAt })
		.where("person_id", "=", digest.person_id)
		.where("roadmap_id", "=", digest.roadmap_id)
		.where("through_revision", "=", digest.through_revision)
		.where("looked_at", "=", digest.looked_at)
		.returning("person_id")
		.executeTakeFirst();
	return row !== undefined;
}

/** When the first and the last change after a revision were made; undefined when there is none. */
export async function readBurst(
	db: Db,
	roadmapId: string,
	afterRevision: number,
): Promise<{ first: string; last: string } | undefined> {
	const row = await db
		.selectFrom("change")
		.select((eb) => [eb.fn.min("at").as("first"), eb.fn.max("at").as("last")])
		.where("roadmap_id", "=", roadmapId)
		.where("revision", ">", afterRevision)
		.executeTakeFirst();
	return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
}

/** The roadmaps that are not archived, with their newest revision. */
export async function listRoadmapsToTellOf(
	db: Db,
): Promise<{ id: string; slug: string; revision: number }[]> {
	return db
		.selectFrom("roadmap")
		.select(["id", "slug", "revision"])
		.where("archived_at", "is", null)
		.orderBy("slug")
		.execute();
}
