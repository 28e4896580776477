import type { Db } from "../database.ts";

/** The name of an organisation; undefined when there is none. */
export async function findOrganisationName(db: Db, id: string): Promise<string | undefined> {
	const row = await db.selectFrom("organisation").select("name").where("id", "=", id).executeTakeFirst();
	return row?.name;
}
