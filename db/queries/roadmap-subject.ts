import type { RoadmapSubject } from "#app/domain/access.ts";
import type { Db } from "../database.ts";

/** A roadmap as permission sees it, with its newest revision. */
export interface FoundRoadmapSubject {
	id: string;
	slug: string;
	title: string;
	revision: number;
	subject: RoadmapSubject;
}

/** Finds a roadmap by id or by slug; undefined when there is none, or it is archived. */
export async function findRoadmapSubject(db: Db, idOrSlug: string): Promise<FoundRoadmapSubject | undefined> {
	const row = await db
		.selectFrom("roadmap")
		.select(["id", "slug", "title", "revision", "published"])
		.where((eb) => eb.or([eb("id", "=", idOrSlug), eb("slug", "=", idOrSlug)]))
		.where("archived_at", "is", null)
		.executeTakeFirst();
	if (!row) return undefined;
	const { published, ...roadmap } = row;
	return { ...roadmap, subject: { kind: "roadmap", roadmapId: row.id, published: published === 1 } };
}
