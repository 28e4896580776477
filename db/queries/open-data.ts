import type { Db } from "../database.ts";

/** The kinds of the organisations of an installation, by id. */
export async function listOrganisationKinds(db: Db): Promise<Map<string, string>> {
	const rows = await db.selectFrom("organisation").select(["id", "kind"]).execute();
	return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/** The Markdown of the loaded updates of a roadmap, by the update's id. */
export async function listUpdateMarkdown(db: Db, roadmapId: string): Promise<Map<string, string>> {
	const rows = await db
		.selectFrom("published_update")
		.select(["id", "markdown"])
		.where("roadmap_id", "=", roadmapId)
		.where("markdown", "is not", null)
		.execute();
	return new Map(rows.map(({ id, markdown }) => [id, markdown ?? ""]));
}
