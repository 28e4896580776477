import type { ActionPart } from "#app/domain/action-parts.ts";
import type { Db } from "../../database.ts";
import type { Place } from "./record-store.ts";

/** A stretch of a workstream's actions in display order, internal ones too, without archived ones. One query. */
export async function listActionPlaces(
	db: Db,
	{ workstreamId, offset, limit }: ActionPart,
): Promise<Pick<Place, "id" | "slug" | "title" | "version" | "internal">[]> {
	if (limit === 0) return [];
	const rows = await db
		.selectFrom("action")
		.select(["id", "slug", "title", "version", "internal"])
		.where("workstream_id", "=", workstreamId)
		.where("archived_at", "is", null)
		.orderBy("position")
		.orderBy("id")
		.limit(limit)
		.offset(offset)
		.execute();
	return rows.map(({ internal, ...row }) => ({ ...row, internal: internal === 1 }));
}

/**
 * The workstream of an action and how many actions come before it there, archived ones not counted; of an archived action, where it
 * would be. Undefined when there is none. Two queries.
 */
export async function findActionPlace(
	db: Db,
	roadmapId: string,
	slug: string,
): Promise<{ workstreamId: string; before: number } | undefined> {
	const action = await db
		.selectFrom("action")
		.select(["id", "workstream_id", "position"])
		.where("roadmap_id", "=", roadmapId)
		.where("slug", "=", slug)
		.executeTakeFirst();
	if (!action) return undefined;
	const { id, workstream_id: workstreamId, position } = action;
	const { before } = await db
		.selectFrom("action")
		.select((eb) => eb.fn.countAll().as("before"))
		.where("workstream_id", "=", workstreamId)
		.where("archived_at", "is", null)
		.where((eb) =>
			eb.or([eb("position", "<", position), eb.and([eb("position", "=", position), eb("id", "<", id)])]),
		)
		.executeTakeFirstOrThrow();
	return { workstreamId, before: Number(before) };
}
