import type { OrganisationName } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";

/** The organisations with these ids, in no order; unknown ids are left out. */
export async function findOrganisations(db: Db, ids: string[]): Promise<OrganisationName[]> {
	return db.selectFrom("organisation").select(["id", "slug", "name"]).where("id", "in", ids).execute();
}

/** Slug and title of a roadmap by its id. Throws when there is none. */
export async function findRoadmapTitle(db: Db, id: string): Promise<{ slug: string; title: string }> {
	return db.selectFrom("roadmap").select(["slug", "title"]).where("id", "=", id).executeTakeFirstOrThrow();
}
