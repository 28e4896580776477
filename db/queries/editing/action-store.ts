import type { ActionAdded } from "#app/domain/added-records.ts";
import type { Db } from "../../database.ts";
import { sourceIn, textsIn } from "../json-columns.ts";
import { insertActions } from "../loading/insert-actions.ts";
import type { Place, RecordStore } from "./record-store.ts";

/** How actions are kept. A new one says of its status what the ledger says, in the name of whoever added it. */
export const actionStore: RecordStore<ActionAdded> = {
	places(db, roadmapId, only) {
		return listPlaces(
			selectPlaces(db, roadmapId).$if(only !== undefined, (of) =>
				of.where("archived_at", only === "archived" ? "is not" : "is", null),
			),
		);
	},

	placesAround(db, roadmapId, { workstreamId }) {
		const present = selectPlaces(db, roadmapId).where("archived_at", "is", null);
		return listPlaces(present.where("workstream_id", "=", workstreamId));
	},

	async find(db, roadmapId, slug) {
		const row = await db
			.selectFrom("action")
			.selectAll()
			.where("roadmap_id", "=", roadmapId)
			.where("slug", "=", slug)
			.executeTakeFirst();
		if (!row) return undefined;
		return {
			id: row.id,
			workstreamId: row.workstream_id,
			slug: row.slug,
			title: row.title,
			description: row.description,
			leadOrganisationId: row.lead_organisation_id,
			supportingOrganisationIds: await listSupportingIds(db, row.id),
			ownerId: row.owner_id,
			startsOn: row.starts_on,
			dueOn: row.due_on,
			originalDueOn: row.original_due_on,
			status: row.status,
			statusReason: row.status_reason,
			statusPath: row.status_path,
			statusAt: row.status_at,
			internal: row.internal === 1,
			position: row.position,
			milestones: await listMilestones(db, row.id),
			source: sourceIn(row.source),
			illustrative: textsIn(row.illustrative),
			version: row.version,
			archived: row.archived_at !== null,
		};
	},

	async insert(trx, roadmapId, added, moment) {
		await insertActions(trx, roadmapId, [added], moment);
		await trx
			.updateTable("action")
			.set({ status_person_id: moment.personId, status_organisation_id: moment.organisationId })
			.where("id", "=", added.id)
			.execute();
	},

	async patch(trx, roadmapId, read, patch) {
		const { title, description, slug, position, workstreamId, leadOrganisationId } = patch;
		const { ownerId, startsOn, internal, illustrative, archivedAt } = patch;
		const { numUpdatedRows } = await trx
			.updateTable("action")
			.set({
				...(title !== undefined && { title }),
				...(description !== undefined && { description }),
				...(slug !== undefined && { slug }),
				...(position !== undefined && { position }),
				...(workstreamId !== undefined && { workstream_id: workstreamId }),
				...(leadOrganisationId !== undefined && { lead_organisation_id: leadOrganisationId }),
				...(ownerId !== undefined && { owner_id: ownerId }),
				...(startsOn !== undefined && { starts_on: startsOn }),
				...(internal !== undefined && { internal: internal ? (1 as const) : (0 as const) }),
				...(illustrative !== undefined && { illustrative: JSON.stringify(illustrative) }),
				...(archivedAt !== undefined && { archived_at: archivedAt }),
				version: read.version + 1,
			})
			.where("roadmap_id", "=", roadmapId)
			.where("id", "=", read.id)
			.where("version", "=", read.version)
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		if (patch.supportingOrganisationIds)
			await replaceSupporting(trx, read.id, patch.supportingOrganisationIds);
		return true;
	},
};

const selectPlaces = (db: Db, roadmapId: string) =>
	db
		.selectFrom("action")
		.select(["id", "slug", "title", "workstream_id as group", "position", "version"])
		.select(["archived_at", "internal"])
		.where("roadmap_id", "=", roadmapId)
		.orderBy("position")
		.orderBy("id");

async function listPlaces(query: ReturnType<typeof selectPlaces>): Promise<Place[]> {
	const rows = await query.execute();
	return rows.map(({ archived_at, internal, ...row }) => ({
		...row,
		archived: archived_at !== null,
		internal: internal === 1,
	}));
}

async function listSupportingIds(db: Db, actionId: string): Promise<string[]> {
	const rows = await db
		.selectFrom("action_support")
		.select("organisation_id")
		.where("action_id", "=", actionId)
		.orderBy("position")
		.execute();
	return rows.map((row) => row.organisation_id);
}

async function replaceSupporting(trx: Db, actionId: string, organisationIds: string[]): Promise<void> {
	await trx.deleteFrom("action_support").where("action_id", "=", actionId).execute();
	if (organisationIds.length === 0) return;
	await trx
		.insertInto("action_support")
		.values(
			organisationIds.map((organisation_id, position) => ({
				action_id: actionId,
				organisation_id,
				position,
			})),
		)
		.execute();
}

function listMilestones(db: Db, actionId: string): Promise<ActionAdded["milestones"]> {
	return db
		.selectFrom("milestone")
		.select(["id", "title", "due_on as dueOn", "completed_on as completedOn"])
		.where("action_id", "=", actionId)
		.orderBy("position")
		.execute();
}
