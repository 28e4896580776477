import type { ActionPatch, ActionState } from "#app/domain/action.ts";
import { editingKinds } from "#app/domain/editing/editing-kinds.ts";
import type { Db } from "../database.ts";
import type { ActionRow } from "../schema.ts";

/** The row of an action as a decision looks at it. */
export const actionStateOf = (row: ActionRow): ActionState => ({
	status: row.status,
	startsOn: row.starts_on,
	dueOn: row.due_on,
	originalDueOn: row.original_due_on,
	ownerId: row.owner_id,
	illustrative: JSON.parse(row.illustrative),
});

/**
 * Writes a decision to an action, if it is still at the version that was read. Returns whether it was: false means
 * that someone else was quicker.
 */
export async function patchAction(
	trx: Db,
	read: { id: string; version: number },
	patch: ActionPatch,
	statement: { personId: string; organisationId: string; at: string },
): Promise<boolean> {
	const result = await trx
		.updateTable("action")
		.set({
			version: read.version + 1,
			illustrative: JSON.stringify(patch.illustrative),
			...(patch.isStatement && { confirmed_at: statement.at }),
			...(patch.status !== undefined && {
				status: patch.status,
				status_reason: patch.statusReason ?? "",
				status_path: patch.statusPath ?? null,
				status_person_id: statement.personId,
				status_organisation_id: statement.organisationId,
				status_at: statement.at,
			}),
			...(patch.dueOn !== undefined && { due_on: patch.dueOn }),
			...(patch.originalDueOn !== undefined && { original_due_on: patch.originalDueOn }),
			...(patch.ownerId !== undefined && { owner_id: patch.ownerId }),
		})
		.where("id", "=", read.id)
		.where("version", "=", read.version)
		.executeTakeFirst();
	if (Number(result.numUpdatedRows) !== 1) return false;
	if (patch.milestone !== undefined) {
		await trx
			.updateTable("milestone")
			.set({ completed_on: patch.milestone.completedOn })
			.where("id", "=", patch.milestone.id)
			.where("action_id", "=", read.id)
			.execute();
	}
	return true;
}

/** Who made one of the newest changes to an action, for people whose form was overtaken. */
export interface RecentChange {
	kind: string;
	from: string | null;
	to: string | null;
	at: string;
	person: string | null;
	organisation: string | null;
}

/** The kinds of changes that move the version of what they are about. */
const versionKinds = [
	"status-changed",
	"status-confirmed",
	"due-date-changed",
	"owner-changed",
	"milestone-changed",
	...Object.keys(editingKinds),
];

/** The newest `count` changes that moved the version of an action, or of whatever else is edited, newest first. */
export async function listVersionChanges(
	db: Db,
	subject: { id: string; roadmapId: string },
	count: number,
): Promise<RecentChange[]> {
	return db
		.selectFrom("change")
		.leftJoin("person", "person.id", "change.person_id")
		.leftJoin("organisation", "organisation.id", "change.organisation_id")
		.select([
			"change.kind",
			"change.from_value as from",
			"change.to_value as to",
			"change.at",
			"person.name as person",
			"organisation.name as organisation",
		])
		.where("change.roadmap_id", "=", subject.roadmapId)
		.where("change.subject_id", "=", subject.id)
		.where("change.kind", "in", versionKinds)
		.orderBy("change.revision", "desc")
		.limit(count)
		.execute();
}

/** A milestone of an action with its place in the list (from 0), which `illustrative` goes by; undefined when there is none. */
export async function findMilestone(
	db: Db,
	actionId: string,
	milestoneId: string,
): Promise<{ id: string; title: string; completedOn: string | null; index: number } | undefined> {
	const rows = await db
		.selectFrom("milestone")
		.select(["id", "title", "completed_on as completedOn"])
		.where("action_id", "=", actionId)
		.orderBy("position")
		.execute();
	const index = rows.findIndex((row) => row.id === milestoneId);
	const found = rows[index];
	return found && { ...found, index };
}
