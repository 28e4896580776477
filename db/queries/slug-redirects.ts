import type { Db } from "../database.ts";
import type { SlugRedirectRow } from "../schema-editing.ts";

type Kind = SlugRedirectRow["kind"];

/** Slugs are unique among all roadmaps and all organisations, and for everything else within its roadmap. */
const scopeOf = (kind: Kind, roadmapId: string) =>
	kind === "roadmap" || kind === "organisation" ? "" : roadmapId;

/** Keeps the old slug of something that has a new one, and forgets what led from the new one elsewhere. */
export async function keepOldSlug(
	trx: Db,
	moved: { kind: Kind; roadmapId: string; subjectId: string; from: string; to: string; at: string },
): Promise<void> {
	const scope = scopeOf(moved.kind, moved.roadmapId);
	await freeSlugOf(trx, moved.kind, moved.roadmapId, moved.to);
	const row = { kind: moved.kind, scope, slug: moved.from, subject_id: moved.subjectId, at: moved.at };
	await trx
		.insertInto("slug_redirect")
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(["kind", "scope", "slug"]).doUpdateSet({ subject_id: moved.subjectId, at: moved.at }),
		)
		.execute();
}

/** Forgets where a slug led: something has it now. */
export async function freeSlugOf(trx: Db, kind: Kind, roadmapId: string, slug: string): Promise<void> {
	await trx
		.deleteFrom("slug_redirect")
		.where("kind", "=", kind)
		.where("scope", "=", scopeOf(kind, roadmapId))
		.where("slug", "=", slug)
		.execute();
}

/** The present slug of what had this one before; undefined when nothing had, or something has it now. */
export async function findMovedSlug(
	db: Db,
	kind: Kind,
	roadmapId: string,
	slug: string,
): Promise<{ id: string; slug: string } | undefined> {
	const moved = await db
		.selectFrom("slug_redirect")
		.select("subject_id")
		.where("kind", "=", kind)
		.where("scope", "=", scopeOf(kind, roadmapId))
		.where("slug", "=", slug)
		.executeTakeFirst();
	if (!moved) return undefined;
	return db.selectFrom(kind).select(["id", "slug"]).where("id", "=", moved.subject_id).executeTakeFirst();
}
