import type { FollowSubjectType } from "#app/domain/follow.ts";
import type { Db } from "../database.ts";

/** Something that can be followed, as the public finds it now. */
export interface FollowedSubject {
	type: FollowSubjectType;
	id: string;
	title: string;
	/** Of its public page, without the origin. */
	path: string;
	roadmap: { id: string; slug: string; title: string; revision: number };
}

type Wanted = { type: FollowSubjectType } & (
	| { roadmapSlug: string; slug: string }
	| { roadmapId: string; id: string }
);

const words = { workstream: "workstreams", action: "actions", partner: "partners" } as const;

/**
 * What somebody wants to follow, by its slugs or its ids; undefined when there is none, or when the public may not see it now:
 * unpublished, internal, archived.
 */
export async function findFollowedSubject(db: Db, wanted: Wanted): Promise<FollowedSubject | undefined> {
	const bySlug = "slug" in wanted;
	const roadmap = await db
		.selectFrom("roadmap")
		.select(["id", "slug", "title", "revision"])
		.where(bySlug ? "slug" : "id", "=", bySlug ? wanted.roadmapSlug : wanted.roadmapId)
		.where("published", "=", 1)
		.where("archived_at", "is", null)
		.executeTakeFirst();
	if (!roadmap) return undefined;
	const path = `/${roadmap.slug}`;
	if (wanted.type === "roadmap") return { ...roadmap, type: "roadmap", path, roadmap };
	const found = await findPart(
		db,
		roadmap.id,
		wanted.type,
		bySlug ? ["slug", wanted.slug] : ["id", wanted.id],
	);
	if (!found) return undefined;
	const { id, title, slug } = found;
	return { type: wanted.type, id, title, path: `${path}/${words[wanted.type]}/${slug}`, roadmap };
}

function findPart(
	db: Db,
	roadmapId: string,
	type: Exclude<FollowSubjectType, "roadmap">,
	[column, value]: ["slug" | "id", string],
): Promise<{ id: string; title: string; slug: string } | undefined> {
	switch (type) {
		case "workstream":
			return db
				.selectFrom("workstream")
				.select(["id", "title", "slug"])
				.where("roadmap_id", "=", roadmapId)
				.where(column, "=", value)
				.where("archived_at", "is", null)
				.executeTakeFirst();
		case "action":
			return db
				.selectFrom("action")
				.innerJoin("workstream", "workstream.id", "action.workstream_id")
				.select(["action.id", "action.title", "action.slug"])
				.where("action.roadmap_id", "=", roadmapId)
				.where(`action.${column}`, "=", value)
				.where("action.internal", "=", 0)
				.where("action.archived_at", "is", null)
				.where("workstream.archived_at", "is", null)
				.executeTakeFirst();
		case "partner":
			return db
				.selectFrom("partner")
				.innerJoin("organisation", "organisation.id", "partner.organisation_id")
				.select(["organisation.id", "organisation.name as title", "organisation.slug"])
				.where("partner.roadmap_id", "=", roadmapId)
				.where(`organisation.${column}`, "=", value)
				.where("partner.archived_at", "is", null)
				.executeTakeFirst();
	}
}

/** The ids of what is archived on a roadmap, and of the updates that were withdrawn. No letter speaks of them. */
export async function listGoneIds(
	db: Db,
	roadmapId: string,
): Promise<{ archived: Set<string>; withdrawn: Set<string> }> {
	const of = (table: "action" | "workstream" | "measure") =>
		db
			.selectFrom(table)
			.select("id")
			.where("roadmap_id", "=", roadmapId)
			.where("archived_at", "is not", null)
			.execute();
	const partners = await db
		.selectFrom("partner")
		.select("organisation_id as id")
		.where("roadmap_id", "=", roadmapId)
		.where("archived_at", "is not", null)
		.execute();
	const withdrawn = await db
		.selectFrom("update_withdrawal")
		.innerJoin("published_update", "published_update.id", "update_withdrawal.update_id")
		.select("published_update.id")
		.where("published_update.roadmap_id", "=", roadmapId)
		.execute();
	const archived = [await of("action"), await of("workstream"), await of("measure"), partners].flat();
	return {
		archived: new Set(archived.map(({ id }) => id)),
		withdrawn: new Set(withdrawn.map(({ id }) => id)),
	};
}

/** The actions that an organisation leads or supports on a roadmap, by id. */
export async function listActionIdsOf(
	db: Db,
	roadmapId: string,
	organisationId: string,
): Promise<Set<string>> {
	const led = await db
		.selectFrom("action")
		.select("id")
		.where("roadmap_id", "=", roadmapId)
		.where("lead_organisation_id", "=", organisationId)
		.execute();
	const supported = await db
		.selectFrom("action_support")
		.innerJoin("action", "action.id", "action_support.action_id")
		.select("action.id")
		.where("action.roadmap_id", "=", roadmapId)
		.where("action_support.organisation_id", "=", organisationId)
		.execute();
	return new Set([...led, ...supported].map(({ id }) => id));
}

/** The address of a follower; undefined when they follow nothing any more. */
export async function findFollowForLetter(db: Db, followId: string) {
	return db
		.selectFrom("follow")
		.innerJoin("follower", "follower.id", "follow.follower_id")
		.selectAll("follow")
		.select(["follower.email", "follower.manage_key"])
		.where("follow.id", "=", followId)
		.executeTakeFirst();
}
