import type { Instant } from "#app/domain/dates.ts";
import type { Db } from "../database.ts";

/** The meeting of a roadmap that was closed last, and when; of meetings that came with a file, their beginning counts. */
export async function findLastMeeting(
	db: Db,
	roadmapId: string,
	before: Instant,
): Promise<{ title: string; slug: string; at: Instant } | undefined> {
	return db
		.selectFrom("meeting")
		.select((eb) => ["title", "slug", eb.fn.coalesce("closed_at", "starts_at").as("at")])
		.where("roadmap_id", "=", roadmapId)
		.where("state", "=", "closed")
		.where((eb) => eb(eb.fn.coalesce("closed_at", "starts_at"), "<", before))
		.orderBy("at", "desc")
		.limit(1)
		.executeTakeFirst();
}
