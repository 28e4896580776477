import type { Partner, Roadmap, RoadmapCard } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";
import { sourcesIn, textsIn } from "./json-columns.ts";

/** The published roadmaps in the order of the list, with the counts of their workstreams and public actions. */
export async function listPublicRoadmaps(db: Db): Promise<RoadmapCard[]> {
	const rows = await db
		.selectFrom("roadmap")
		.select((eb) => [
			"id",
			"slug",
			"title",
			"summary",
			"starts_on as startsOn",
			"ends_on as endsOn",
			eb
				.selectFrom("workstream")
				.select((e) => e.fn.countAll<number>().as("n"))
				.whereRef("workstream.roadmap_id", "=", "roadmap.id")
				.where("workstream.archived_at", "is", null)
				.as("workstreamCount"),
			eb
				.selectFrom("action")
				.innerJoin("workstream as its", "its.id", "action.workstream_id")
				.select((e) => e.fn.countAll<number>().as("n"))
				.whereRef("action.roadmap_id", "=", "roadmap.id")
				.where("action.internal", "=", 0)
				.where("action.archived_at", "is", null)
				.where("its.archived_at", "is", null)
				.as("actionCount"),
		])
		.where("published", "=", 1)
		.where("archived_at", "is", null)
		.orderBy("position")
		.orderBy("title")
		.execute();
	// PostgreSQL counts in 64 bits and hands them over as text.
	return rows.map((row) => ({
		...row,
		workstreamCount: Number(row.workstreamCount),
		actionCount: Number(row.actionCount),
	}));
}

/**
 * A roadmap by its slug, with its partners; undefined when there is none, or it is archived. Published or not: permission
 * is the caller's.
 */
export async function findRoadmap(db: Db, slug: string): Promise<Roadmap | undefined> {
	const row = await db
		.selectFrom("roadmap")
		.selectAll()
		.where("slug", "=", slug)
		.where("archived_at", "is", null)
		.executeTakeFirst();
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
		revision: row.revision,
		sources: sourcesIn(row.sources),
		illustrative: textsIn(row.illustrative),
		partners: await listPartners(db, row.id),
	};
}

async function listPartners(db: Db, roadmapId: string): Promise<Partner[]> {
	return db
		.selectFrom("partner")
		.innerJoin("organisation", "organisation.id", "partner.organisation_id")
		.select(["organisation.id", "organisation.slug", "organisation.name", "part", "description"])
		.where("roadmap_id", "=", roadmapId)
		.where("partner.archived_at", "is", null)
		.orderBy("position")
		.orderBy("organisation.name")
		.execute();
}
