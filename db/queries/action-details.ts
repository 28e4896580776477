import type { Action, Milestone, OrganisationName } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";
import { listSupporting, selectActionSummaries, toActionSummary, toOrganisation } from "./actions.ts";
import { sourceIn } from "./json-columns.ts";

/**
 * An action of a roadmap by its slug, with everything that its page says; undefined when there is none, or it is archived. Internal ones
 * are found, too: permission is the caller's.
 */
export async function findAction(db: Db, roadmapId: string, slug: string): Promise<Action | undefined> {
	const row = await selectActionDetails(db)
		.where("action.roadmap_id", "=", roadmapId)
		.where("action.slug", "=", slug)
		.where("action.archived_at", "is", null)
		.where("workstream.archived_at", "is", null)
		.executeTakeFirst();
	if (!row) return undefined;
	const supporting = await listSupporting(db, { actionId: row.id });
	return {
		...toActionSummary(row, supporting.get(row.id) ?? []),
		...detailsOf(row, roadmapId, await findStatusOnBehalfOf(db, row.id, row.status_at)),
		milestones: await listMilestones(db, row.id),
	};
}

const selectActionDetails = (db: Db) =>
	selectActionSummaries(db)
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.leftJoin("person as author", "author.id", "action.status_person_id")
		.leftJoin("organisation as by", "by.id", "action.status_organisation_id")
		.select([
			"workstream.slug as workstream_slug",
			"workstream.title as workstream_title",
			"action.description",
			"action.status_reason",
			"action.status_path",
			"action.status_person_id",
			"action.status_organisation_id",
			"action.source",
			"author.name as author_name",
			"by.slug as by_slug",
			"by.name as by_name",
		]);

type DetailsRow = Awaited<ReturnType<ReturnType<typeof selectActionDetails>["execute"]>>[number];

const detailsOf = (row: DetailsRow, roadmapId: string, onBehalfOf: OrganisationName | null) => ({
	roadmapId,
	workstream: { id: row.workstream_id, slug: row.workstream_slug, title: row.workstream_title },
	description: row.description,
	statusReason: row.status_reason,
	statusPath: row.status_path,
	statusAuthor:
		row.status_organisation_id === null && row.status_person_id === null
			? null
			: {
					personName: row.author_name,
					organisation: toOrganisation(row.status_organisation_id, row.by_slug, row.by_name),
					onBehalfOf,
				},
	source: sourceIn(row.source),
});

async function listMilestones(db: Db, actionId: string): Promise<Milestone[]> {
	return db
		.selectFrom("milestone")
		.select(["id", "title", "due_on as dueOn", "completed_on as completedOn"])
		.where("action_id", "=", actionId)
		.orderBy("position")
		.execute();
}

/** For whom the present status was stated: the row holds who spoke, the ledger for whom. */
async function findStatusOnBehalfOf(db: Db, actionId: string, at: string) {
	const row = await db
		.selectFrom("change")
		.innerJoin("organisation", "organisation.id", "change.on_behalf_of_id")
		.select(["organisation.id", "organisation.slug", "organisation.name"])
		.where("change.subject_id", "=", actionId)
		.where("change.kind", "=", "status-changed")
		.where("change.at", "=", at)
		.orderBy("change.revision", "desc")
		.executeTakeFirst();
	return row ?? null;
}

/** Every action of a roadmap that is not internal or archived, with everything that its page says, in display order. Four queries. */
export async function listActionsInFull(db: Db, roadmapId: string): Promise<Action[]> {
	const rows = await selectActionDetails(db)
		.where("action.roadmap_id", "=", roadmapId)
		.where("action.internal", "=", 0)
		.where("action.archived_at", "is", null)
		.where("workstream.archived_at", "is", null)
		.orderBy("workstream.position")
		.orderBy("action.position")
		.execute();
	const supporting = await listSupporting(db, { roadmapId });
	const behalves = await listStatusesOnBehalfOf(db, roadmapId);
	const milestones = await listMilestonesByAction(db, roadmapId);
	return rows.map((row) => ({
		...toActionSummary(row, supporting.get(row.id) ?? []),
		...detailsOf(row, roadmapId, behalves.get(`${row.id} ${row.status_at}`) ?? null),
		milestones: milestones.get(row.id) ?? [],
	}));
}

/**
 * The milestones of every action of a roadmap, internal ones too, or of some actions, in their order by the id of the action. One
 * query.
 */
export async function listMilestonesByAction(
	db: Db,
	roadmapId: string,
	actionIds?: string[],
): Promise<Map<string, Milestone[]>> {
	const byAction = new Map<string, Milestone[]>();
	if (actionIds?.length === 0) return byAction;
	let query = db
		.selectFrom("milestone")
		.innerJoin("action", "action.id", "milestone.action_id")
		.select(["action_id", "milestone.id", "milestone.title"])
		.select(["milestone.due_on as dueOn", "milestone.completed_on as completedOn"])
		.where("action.roadmap_id", "=", roadmapId);
	if (actionIds) query = query.where("milestone.action_id", "in", actionIds);
	for (const { action_id, ...milestone } of await query.orderBy("milestone.position").execute()) {
		const already = byAction.get(action_id);
		if (already) already.push(milestone);
		else byAction.set(action_id, [milestone]);
	}
	return byAction;
}

async function listStatusesOnBehalfOf(db: Db, roadmapId: string): Promise<Map<string, OrganisationName>> {
	const rows = await db
		.selectFrom("change")
		.innerJoin("organisation", "organisation.id", "change.on_behalf_of_id")
		.select(["organisation.id", "organisation.slug", "organisation.name", "subject_id", "at"])
		.where("change.roadmap_id", "=", roadmapId)
		.where("change.kind", "=", "status-changed")
		// Said as the index over such lines is made: few they are.
		.where("change.on_behalf_of_id", "is not", null)
		.orderBy("change.revision")
		.execute();
	return new Map(rows.map(({ subject_id, at, ...organisation }) => [`${subject_id} ${at}`, organisation]));
}
