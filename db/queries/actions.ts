import type { ActionSummary, OrganisationName, WorkstreamActions } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";
import { textsIn } from "./json-columns.ts";
import { listWorkstreams } from "./workstreams.ts";

/**
 * Every workstream of a roadmap with its actions, in display order, without what is archived; internal actions only on request. Three queries,
 * however many actions there are.
 */
export async function listActions(
	db: Db,
	roadmapId: string,
	{ withInternal }: { withInternal: boolean },
): Promise<WorkstreamActions[]> {
	const workstreams = await listWorkstreams(db, roadmapId);
	let query = selectActionSummaries(db)
		.where("action.roadmap_id", "=", roadmapId)
		.where("action.archived_at", "is", null);
	if (!withInternal) query = query.where("action.internal", "=", 0);
	const rows = await query.orderBy("action.position").execute();
	const supporting = await listSupporting(db, { roadmapId });
	return workstreams.map((workstream) => ({
		...workstream,
		actions: rows
			.filter((row) => row.workstream_id === workstream.id)
			.map((row) => toActionSummary(row, supporting.get(row.id) ?? [])),
	}));
}

/** The columns of an action's line in a list, with the names of its lead organisation and owner. */
export const selectActionSummaries = (db: Db) =>
	db
		.selectFrom("action")
		.leftJoin("organisation as lead", "lead.id", "action.lead_organisation_id")
		.leftJoin("person as owner", "owner.id", "action.owner_id")
		.select([
			"action.id",
			"action.workstream_id",
			"action.slug",
			"action.title",
			"lead.id as lead_id",
			"lead.slug as lead_slug",
			"lead.name as lead_name",
			"action.owner_id",
			"owner.name as owner_name",
			"action.starts_on",
			"action.due_on",
			"action.original_due_on",
			"action.status",
			"action.status_at",
			"action.confirmed_at",
			"action.internal",
			"action.version",
			"action.illustrative",
		]);

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectActionSummaries>["execute"]>>[number];

/** Makes the line of an action from its row. */
export function toActionSummary(row: SummaryRow, supporting: OrganisationName[]): ActionSummary {
	return {
		id: row.id,
		slug: row.slug,
		title: row.title,
		lead: toOrganisation(row.lead_id, row.lead_slug, row.lead_name),
		supporting,
		ownerId: row.owner_id,
		ownerName: row.owner_name,
		startsOn: row.starts_on,
		dueOn: row.due_on,
		originalDueOn: row.original_due_on,
		status: row.status,
		statusAt: row.status_at,
		confirmedAt: row.confirmed_at,
		internal: row.internal === 1,
		version: row.version,
		illustrative: textsIn(row.illustrative),
	};
}

/** The supporting organisations of one action, or of every action of a roadmap, by the action's id. */
export async function listSupporting(
	db: Db,
	of: { roadmapId: string } | { actionId: string },
): Promise<Map<string, OrganisationName[]>> {
	const rows =
		"actionId" in of
			? selectSupporting(db).where("action_id", "=", of.actionId)
			: selectSupporting(db)
					.innerJoin("action", "action.id", "action_support.action_id")
					.where("action.roadmap_id", "=", of.roadmapId);
	return byAction(await rows.execute());
}

/** The supporting organisations of some actions, by the action's id. */
export async function listSupportingOf(
	db: Db,
	actionIds: string[],
): Promise<Map<string, OrganisationName[]>> {
	if (actionIds.length === 0) return new Map();
	return byAction(await selectSupporting(db).where("action_id", "in", actionIds).execute());
}

const selectSupporting = (db: Db) =>
	db
		.selectFrom("action_support")
		.innerJoin("organisation", "organisation.id", "action_support.organisation_id")
		.select(["action_id", "organisation.id", "organisation.slug", "organisation.name"])
		.orderBy("action_support.position");

function byAction(rows: (OrganisationName & { action_id: string })[]): Map<string, OrganisationName[]> {
	const grouped = new Map<string, OrganisationName[]>();
	for (const { action_id, ...organisation } of rows) {
		const already = grouped.get(action_id);
		if (already) already.push(organisation);
		else grouped.set(action_id, [organisation]);
	}
	return grouped;
}

/** The columns of a left-joined organisation as one object; null when nothing was joined. */
export function toOrganisation(
	id: string | null,
	slug: string | null,
	name: string | null,
): OrganisationName | null {
	return id !== null && slug !== null && name !== null ? { id, slug, name } : null;
}
