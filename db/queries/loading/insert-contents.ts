import { randomUUID } from "node:crypto";
import type { ContentsAdded } from "#app/domain/added-records.ts";
import type { Db } from "../../database.ts";
import { inPortions } from "./in-portions.ts";
import { insertActions } from "./insert-actions.ts";

/** Writes everything on a new roadmap but the roadmap itself and the ledger. `at` is the instant of loading. */
export async function insertContents(
	trx: Db,
	roadmapId: string,
	contents: ContentsAdded,
	made: { at: string; documentName: () => string; schemaVersion: number },
): Promise<void> {
	await insertPartners(trx, roadmapId, contents.partners);
	await insertWorkstreams(trx, roadmapId, contents.workstreams);
	await insertActions(trx, roadmapId, contents.actions, made);
	await insertMeasures(trx, roadmapId, contents.measures);
	await insertMeetings(trx, roadmapId, contents.meetings);
	await insertUpdates(trx, roadmapId, contents.updates);
}

/** Writes what organisations are on a roadmap. */
export async function insertPartners(
	trx: Db,
	roadmapId: string,
	partners: ContentsAdded["partners"],
): Promise<void> {
	const rows = partners.map(({ id, part, description, position }) => ({
		roadmap_id: roadmapId,
		organisation_id: id,
		part,
		description,
		position,
	}));
	for (const portion of inPortions(rows)) await trx.insertInto("partner").values(portion).execute();
}

/** Writes new workstreams. */
export async function insertWorkstreams(
	trx: Db,
	roadmapId: string,
	workstreams: ContentsAdded["workstreams"],
): Promise<void> {
	const rows = workstreams.map((workstream) => ({ ...workstream, roadmap_id: roadmapId }));
	for (const portion of inPortions(rows)) await trx.insertInto("workstream").values(portion).execute();
}

/** Writes new measures with their measurements. */
export async function insertMeasures(
	trx: Db,
	roadmapId: string,
	measures: ContentsAdded["measures"],
): Promise<void> {
	const rows = measures.map((measure) => ({
		id: measure.id,
		roadmap_id: roadmapId,
		workstream_id: measure.workstreamId,
		slug: measure.slug,
		name: measure.name,
		definition: measure.definition,
		unit: measure.unit,
		direction: measure.direction,
		baseline_period: measure.baseline?.period ?? null,
		baseline_value: measure.baseline?.value ?? null,
		target_period: measure.target?.period ?? null,
		target_value: measure.target?.value ?? null,
		interpretation: measure.interpretation,
		next_release_on: measure.nextReleaseOn,
		position: measure.position,
		source: measure.source && JSON.stringify(measure.source),
		illustrative: JSON.stringify(measure.illustrative),
	}));
	for (const portion of inPortions(rows)) await trx.insertInto("measure").values(portion).execute();
	const measurements = measures.flatMap((measure) =>
		measure.measurements.map(({ provisional, ...figures }, position) => ({
			id: randomUUID(),
			measure_id: measure.id,
			position,
			...figures,
			provisional: provisional ? (1 as const) : (0 as const),
		})),
	);
	for (const portion of inPortions(measurements))
		await trx.insertInto("measurement").values(portion).execute();
}

async function insertMeetings(
	trx: Db,
	roadmapId: string,
	meetings: ContentsAdded["meetings"],
): Promise<void> {
	const rows = meetings.map((meeting) => ({
		id: meeting.id,
		roadmap_id: roadmapId,
		slug: meeting.slug,
		title: meeting.title,
		starts_at: meeting.startsAt,
		venue: meeting.venue,
		summary: meeting.summary,
		state: meeting.state,
		chair_id: null,
		position: meeting.position,
		source: meeting.source && JSON.stringify(meeting.source),
		illustrative: JSON.stringify(meeting.illustrative),
	}));
	for (const portion of inPortions(rows)) await trx.insertInto("meeting").values(portion).execute();
	const items = meetings.flatMap((meeting) =>
		meeting.agenda.map((item, position) => ({
			id: item.id,
			meeting_id: meeting.id,
			position,
			title: item.title,
			public: item.public ? (1 as const) : (0 as const),
		})),
	);
	for (const portion of inPortions(items)) await trx.insertInto("agenda_item").values(portion).execute();
}

async function insertUpdates(trx: Db, roadmapId: string, updates: ContentsAdded["updates"]): Promise<void> {
	const rows = updates.map((update) => ({
		id: update.id,
		roadmap_id: roadmapId,
		number: update.number,
		action_id: update.actionId,
		workstream_id: update.workstreamId,
		title: update.title,
		period: update.period,
		html: update.html,
		text: update.text,
		markdown: update.markdown,
		// A file written by hand says neither how the action stood when the report was written nor who wrote it.
		status: update.status,
		status_reason: update.statusReason,
		authors: JSON.stringify(update.authors),
		person_id: null,
		organisation_id: update.organisationId,
		content_hash: update.contentHash,
		record: update.record,
		document_id: null,
		document_seq: null,
		published_at: update.publishedAt,
		source: update.source && JSON.stringify(update.source),
		illustrative: JSON.stringify(update.illustrative),
	}));
	for (const portion of inPortions(rows)) await trx.insertInto("published_update").values(portion).execute();
}
