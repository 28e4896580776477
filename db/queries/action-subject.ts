import type { ActionSubject } from "#app/domain/access.ts";
import type { Db } from "../database.ts";
import type { ActionRow } from "../schema.ts";

/** An action with what permission looks at. */
export interface FoundAction {
	action: ActionRow;
	subject: ActionSubject;
}

/** Finds an action by the slugs of its URL, with its subject for `can`; undefined when there is none, or it is archived. */
export async function findActionSubject(
	db: Db,
	roadmapSlug: string,
	actionSlug: string,
): Promise<FoundAction | undefined> {
	const row = await selectWithRoadmap(db)
		.where("roadmap.slug", "=", roadmapSlug)
		.where("action.slug", "=", actionSlug)
		.executeTakeFirst();
	return row && withSubject(db, row);
}

/** Finds an action by its id, with its subject for `can`; undefined when there is none, or it is archived. */
export async function findActionSubjectById(db: Db, actionId: string): Promise<FoundAction | undefined> {
	const row = await selectWithRoadmap(db).where("action.id", "=", actionId).executeTakeFirst();
	return row && withSubject(db, row);
}

const selectWithRoadmap = (db: Db) =>
	db
		.selectFrom("action")
		.innerJoin("roadmap", "roadmap.id", "action.roadmap_id")
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.selectAll("action")
		.select("roadmap.published")
		.where("action.archived_at", "is", null)
		.where("workstream.archived_at", "is", null)
		.where("roadmap.archived_at", "is", null);

async function withSubject(db: Db, row: ActionRow & { published: 0 | 1 }): Promise<FoundAction> {
	const { published, ...action } = row;
	const supporting = await db
		.selectFrom("action_support")
		.select("organisation_id")
		.where("action_id", "=", action.id)
		.orderBy("position")
		.execute();
	return {
		action,
		subject: {
			kind: "action",
			roadmapId: action.roadmap_id,
			published: published === 1,
			internal: action.internal === 1,
			leadOrganisationId: action.lead_organisation_id,
			supportingOrganisationIds: supporting.map((s) => s.organisation_id),
		},
	};
}
