import type { RoadmapAdded } from "#app/domain/added-records.ts";
import type { Db } from "../../database.ts";
import { textsIn } from "../json-columns.ts";
import type { Kept } from "./record-store.ts";

/** What can be changed about a roadmap itself. */
export type RoadmapRecord = Kept<
	Pick<
		RoadmapAdded,
		| "id"
		| "slug"
		| "title"
		| "summary"
		| "ambition"
		| "startsOn"
		| "endsOn"
		| "published"
		| "showsOwners"
		| "illustrative"
	>
>;

/** A roadmap by its slug, archived or not; undefined when there is none. */
export async function findRoadmapRecord(db: Db, slug: string): Promise<RoadmapRecord | undefined> {
	const row = await db.selectFrom("roadmap").selectAll().where("slug", "=", slug).executeTakeFirst();
	if (!row) return undefined;
	return {
		id: row.id,
		slug: row.slug,
		title: row.title,
		summary: row.summary,
		ambition: row.ambition,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		published: row.published === 1,
		showsOwners: row.shows_owners === 1,
		illustrative: textsIn(row.illustrative),
		version: row.version,
		archived: row.archived_at !== null,
	};
}

/** Writes some fields of a roadmap, if it is still at the version that was read. Returns whether it was. */
export async function patchRoadmap(
	trx: Db,
	read: { id: string; version: number },
	patch: Partial<RoadmapRecord> & { archivedAt?: string | null },
): Promise<boolean> {
	const { slug, title, summary, ambition, startsOn, endsOn, published, showsOwners } = patch;
	const { numUpdatedRows } = await trx
		.updateTable("roadmap")
		.set({
			...(slug !== undefined && { slug }),
			...(title !== undefined && { title }),
			...(summary !== undefined && { summary }),
			...(ambition !== undefined && { ambition }),
			...(startsOn !== undefined && { starts_on: startsOn }),
			...(endsOn !== undefined && { ends_on: endsOn }),
			...(published !== undefined && { published: published ? (1 as const) : (0 as const) }),
			...(showsOwners !== undefined && { shows_owners: showsOwners ? (1 as const) : (0 as const) }),
			...(patch.illustrative !== undefined && { illustrative: JSON.stringify(patch.illustrative) }),
			...(patch.archivedAt !== undefined && { archived_at: patch.archivedAt }),
			version: read.version + 1,
		})
		.where("id", "=", read.id)
		.where("version", "=", read.version)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** The archived roadmaps on which somebody is a coordinator, by title. */
export async function listArchivedRoadmaps(
	db: Db,
	personId: string,
): Promise<{ slug: string; title: string; version: number; archivedAt: string }[]> {
	const rows = await db
		.selectFrom("roadmap")
		.innerJoin("membership", "membership.roadmap_id", "roadmap.id")
		.select(["roadmap.slug", "roadmap.title", "roadmap.version", "roadmap.archived_at"])
		.distinct()
		.where("membership.person_id", "=", personId)
		.where("membership.role", "=", "coordinator")
		.where("roadmap.archived_at", "is not", null)
		.orderBy("roadmap.title")
		.execute();
	return rows.flatMap(({ archived_at, ...row }) =>
		archived_at ? [{ ...row, archivedAt: archived_at }] : [],
	);
}
