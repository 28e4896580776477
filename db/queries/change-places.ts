import type { Place } from "#app/domain/changed-item.ts";
import type { Db } from "../database.ts";
import { toOrganisation } from "./actions.ts";
import { inPortions } from "./loading/in-portions.ts";

/**
 * Where on a roadmap its things are, by their id: actions, workstreams, measures, partners and published updates; what is
 * not in the map is about the roadmap itself. A few queries, however many ids there are.
 */
export async function findPlaces(
	db: Db,
	roadmapId: string,
	ids: Iterable<string>,
): Promise<Map<string, Place>> {
	const places = new Map<string, Place>();
	for (const portion of inPortions([...new Set(ids)])) {
		for (const [id, place] of await placesOfActions(db, roadmapId, portion)) places.set(id, place);
		for (const [id, place] of await placesOfOthers(db, roadmapId, portion)) places.set(id, place);
	}
	return places;
}

/** The places of actions, and of updates about actions. */
async function placesOfActions(db: Db, roadmapId: string, ids: string[]): Promise<[string, Place][]> {
	const selectActions = () =>
		db
			.selectFrom("action")
			.innerJoin("workstream", "workstream.id", "action.workstream_id")
			.leftJoin("organisation as lead", "lead.id", "action.lead_organisation_id")
			.select([
				"action.id as action_id",
				"action.slug",
				"action.title",
				"action.original_due_on",
				"action.archived_at",
				"workstream.id as workstream_id",
				"workstream.slug as workstream_slug",
				"workstream.title as workstream_title",
				"workstream.archived_at as workstream_archived_at",
				"lead.id as lead_id",
				"lead.slug as lead_slug",
				"lead.name as lead_name",
			])
			.where("action.roadmap_id", "=", roadmapId);
	const own = await selectActions().select("action.id as id").where("action.id", "in", ids).execute();
	const ofUpdates = await selectActions()
		.innerJoin("published_update as update", "update.action_id", "action.id")
		.select("update.id as id")
		.where("update.id", "in", ids)
		.execute();
	return [...own, ...ofUpdates].map((row) => {
		const gone = row.archived_at !== null || row.workstream_archived_at !== null;
		return [
			row.id,
			{
				action: {
					id: row.action_id,
					title: row.title,
					slug: gone ? null : row.slug,
					originalDueOn: row.original_due_on,
				},
				workstream: toWorkstream(row),
				organisation: toOrganisation(row.lead_id, row.lead_slug, row.lead_name),
			},
		];
	});
}

/** The places of workstreams, of updates about workstreams, of measures, and of partners. */
async function placesOfOthers(db: Db, roadmapId: string, ids: string[]): Promise<[string, Place][]> {
	const selectWorkstreams = () =>
		db
			.selectFrom("workstream")
			.select([
				"workstream.id as workstream_id",
				"workstream.slug as workstream_slug",
				"workstream.title as workstream_title",
				"workstream.archived_at as workstream_archived_at",
			])
			.where("workstream.roadmap_id", "=", roadmapId);
	const own = selectWorkstreams().select("workstream.id as id").where("workstream.id", "in", ids);
	const ofUpdates = selectWorkstreams()
		.innerJoin("published_update as update", "update.workstream_id", "workstream.id")
		.select("update.id as id")
		.where("update.id", "in", ids);
	const ofMeasures = selectWorkstreams()
		.innerJoin("measure", "measure.workstream_id", "workstream.id")
		.select("measure.id as id")
		.where("measure.id", "in", ids);
	const partners = await db
		.selectFrom("partner")
		.innerJoin("organisation", "organisation.id", "partner.organisation_id")
		.select(["organisation.id", "organisation.slug", "organisation.name"])
		.where("partner.roadmap_id", "=", roadmapId)
		.where("organisation.id", "in", ids)
		.execute();
	const rows = [await own.execute(), await ofUpdates.execute(), await ofMeasures.execute()].flat();
	return [
		...rows.map((row): [string, Place] => [
			row.id,
			{ workstream: toWorkstream(row), action: null, organisation: null },
		]),
		...partners.map((organisation): [string, Place] => [
			organisation.id,
			{ workstream: null, action: null, organisation },
		]),
	];
}

const toWorkstream = (row: {
	workstream_id: string;
	workstream_slug: string;
	workstream_title: string;
	workstream_archived_at: string | null;
}) => ({
	id: row.workstream_id,
	title: row.workstream_title,
	slug: row.workstream_archived_at === null ? row.workstream_slug : null,
});
