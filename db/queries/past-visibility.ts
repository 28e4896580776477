import type { Db } from "../database.ts";

/** The actions of a roadmap that are internal now, by id: nothing of their past is public, either. */
export async function listInternalActionIds(db: Db, roadmapId: string): Promise<string[]> {
	const rows = await db
		.selectFrom("action")
		.select("id")
		.where("roadmap_id", "=", roadmapId)
		.where("internal", "=", 1)
		.execute();
	return rows.map(({ id }) => id);
}

/** The action that has a slug now, archived or not, by id: it may have had another one before. */
export async function findActionId(db: Db, roadmapId: string, slug: string): Promise<string | undefined> {
	const row = await db
		.selectFrom("action")
		.select("id")
		.where("roadmap_id", "=", roadmapId)
		.where("slug", "=", slug)
		.executeTakeFirst();
	return row?.id;
}

/** The measure that has a slug now, archived or not, by id: it may have had another one before. */
export async function findMeasureId(db: Db, roadmapId: string, slug: string): Promise<string | undefined> {
	const row = await db
		.selectFrom("measure")
		.select("id")
		.where("roadmap_id", "=", roadmapId)
		.where("slug", "=", slug)
		.executeTakeFirst();
	return row?.id;
}

/** What a roadmap shows the public, now; nothing where there is no such roadmap. */
export async function readVisibility(db: Db, roadmapId: string): Promise<{ showsOwners: boolean }> {
	const row = await db
		.selectFrom("roadmap")
		.select("shows_owners")
		.where("id", "=", roadmapId)
		.executeTakeFirst();
	return { showsOwners: row?.shows_owners === 1 };
}
