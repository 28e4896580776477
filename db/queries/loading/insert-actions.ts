import { randomUUID } from "node:crypto";
import type { ActionAdded } from "#app/domain/added-records.ts";
import type { Db } from "../../database.ts";
import type { ActionRow } from "../../schema.ts";
import { inPortions } from "./in-portions.ts";

/**
 * Writes new actions with their supporting organisations, their milestones (by place in the list, which `illustrative` relies
 * on) and an empty document for the narrative of each.
 */
export async function insertActions(
	trx: Db,
	roadmapId: string,
	actions: ActionAdded[],
	made: { at: string; documentName: () => string; schemaVersion: number },
): Promise<void> {
	const rows = actions.map((action) => toRow(action, roadmapId));
	for (const portion of inPortions(rows)) await trx.insertInto("action").values(portion).execute();

	const supports = actions.flatMap((action) =>
		action.supportingOrganisationIds.map((id, position) => ({
			action_id: action.id,
			organisation_id: id,
			position,
		})),
	);
	for (const portion of inPortions(supports))
		await trx.insertInto("action_support").values(portion).execute();

	const milestones = actions.flatMap((action) =>
		action.milestones.map(({ id, title, dueOn, completedOn }, position) => ({
			id,
			action_id: action.id,
			position,
			title,
			due_on: dueOn,
			completed_on: completedOn,
		})),
	);
	for (const portion of inPortions(milestones)) await trx.insertInto("milestone").values(portion).execute();

	const documents = actions.map((action) => ({
		id: randomUUID(),
		name: made.documentName(),
		roadmap_id: roadmapId,
		action_id: action.id,
		meeting_id: null,
		schema_version: made.schemaVersion,
		seq: 0,
		text: "",
		created_at: made.at,
	}));
	for (const portion of inPortions(documents)) await trx.insertInto("document").values(portion).execute();
}

function toRow(action: ActionAdded, roadmapId: string): ActionRow {
	return {
		id: action.id,
		roadmap_id: roadmapId,
		workstream_id: action.workstreamId,
		slug: action.slug,
		title: action.title,
		description: action.description,
		lead_organisation_id: action.leadOrganisationId,
		owner_id: action.ownerId,
		starts_on: action.startsOn,
		due_on: action.dueOn,
		original_due_on: action.originalDueOn,
		status: action.status,
		status_reason: action.statusReason,
		status_path: action.statusPath,
		status_person_id: null,
		status_organisation_id: null,
		status_at: action.statusAt,
		confirmed_at: action.confirmedAt ?? action.statusAt,
		internal: action.internal ? 1 : 0,
		position: action.position,
		source: action.source && JSON.stringify(action.source),
		illustrative: JSON.stringify(action.illustrative),
		version: 1,
	};
}
