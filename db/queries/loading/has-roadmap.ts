import type { Db } from "../../database.ts";

/** Whether the installation has a roadmap with this slug, published or not. */
export async function hasRoadmap(db: Db, slug: string): Promise<boolean> {
	const row = await db.selectFrom("roadmap").select("id").where("slug", "=", slug).executeTakeFirst();
	return row !== undefined;
}
