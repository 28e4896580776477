import type { PublishedUpdate, UpdateInFull } from "#app/domain/read-model.ts";
import type { Db } from "../database.ts";
import type { PublishedUpdateRow, UpdateCorrectionRow } from "../schema-updates.ts";
import { toOrganisation } from "./actions.ts";
import { authorsIn, sourceIn, textsIn } from "./json-columns.ts";
import { updatesNaming } from "./updates-naming.ts";

/** How updates stood at a moment, by their id: what is not in it was not there, and later wordings do not count. */
export type UpdatesThen = ReadonlyMap<
	string,
	{ version: number; withdrawn: { at: string; reason: string } | null }
>;

interface UpdatesWanted {
	limit: number;
	/** Only up to this number. */
	throughNumber?: number;
	/** Withdrawn updates, too, marked as such. */
	withWithdrawn?: boolean;
	/** As they stood at a past moment, instead of now. */
	past?: UpdatesThen;
}

/** The update of an action or a workstream that is shown, by its id: the last one that stands; undefined when there is none. */
export async function latestUpdateOf(db: Db, subjectId: string): Promise<PublishedUpdate | undefined> {
	const [update] = await listUpdatesOf(db, subjectId, { limit: 1 });
	return update;
}

/**
 * The published updates of an action or a workstream, by its id, newest first, each in its last wording; withdrawn ones only on
 * request. Two queries.
 */
export async function listUpdatesOf(
	db: Db,
	subjectId: string,
	wanted: UpdatesWanted,
): Promise<PublishedUpdate[]> {
	const rows = await selectUpdates(db)
		.where((eb) =>
			eb.or([eb("update.action_id", "=", subjectId), eb("update.workstream_id", "=", subjectId)]),
		)
		.$if(wanted.throughNumber !== undefined, (query) =>
			query.where("update.number", "<=", wanted.throughNumber ?? 0),
		)
		.orderBy("update.number", "desc")
		.execute();
	return standing(db, rows, wanted);
}

interface NewestWanted {
	limit: number;
	/** Only before this number. */
	beforeNumber?: number;
	/** Only what this organisation, by its id, published, wrote in or gave its word on. */
	naming?: string;
	/** Only these, by their id. */
	ids?: string[];
	/** As they stood at a past moment, instead of now. */
	past?: UpdatesThen;
}

/** The newest updates of a roadmap that stand, newest first, without those of internal or archived actions. */
export async function listNewestUpdates(
	db: Db,
	roadmapId: string,
	{ limit, beforeNumber, naming, ids, past }: NewestWanted,
): Promise<UpdateInFull[]> {
	let query = selectUpdates(db).where("update.roadmap_id", "=", roadmapId);
	if (beforeNumber !== undefined) query = query.where("update.number", "<", beforeNumber);
	if (naming !== undefined) query = query.where("update.id", "in", updatesNaming(db, roadmapId, naming));
	if (!past) query = query.where("withdrawal.at", "is", null).limit(limit);
	if (ids) query = query.where("update.id", "in", ids);
	const found = await query
		.where((eb) => eb.or([eb("action.internal", "=", 0), eb("update.action_id", "is", null)]))
		.where("action.archived_at", "is", null)
		.where("workstream.archived_at", "is", null)
		.orderBy("update.number", "desc")
		.execute();
	const rows = found
		.filter((row) => !past || (past.has(row.id) && withdrawalOf(row, past) === null))
		.slice(0, limit);
	const corrections = await correctionsOf(db, rows);
	return rows.map((row) => inFull(row, corrections.get(row.id) ?? [], past));
}

/** What is wanted of an update: a wording (else the last one), and as it stood at a past moment (else now). */
interface OneWanted {
	version?: number | undefined;
	past?: UpdatesThen | undefined;
}

/**
 * An update of a roadmap by its number, withdrawn or not; undefined when there is none, or no such wording. Permission is the
 * caller's.
 */
export async function findUpdate(
	db: Db,
	roadmapId: string,
	number: number,
	{ version, past }: OneWanted = {},
): Promise<UpdateInFull | undefined> {
	const row = await selectUpdates(db)
		.where("update.roadmap_id", "=", roadmapId)
		.where("update.number", "=", number)
		.executeTakeFirst();
	if (!row || (past && !past.has(row.id))) return undefined;
	const corrections = await correctionsOf(db, [row]);
	const all = inFull(row, corrections.get(row.id) ?? [], past);
	if (version === undefined || version === all.version) return all;
	if (!all.versions.some((known) => known.version === version)) return undefined;
	const earlier = inFull(
		row,
		(corrections.get(row.id) ?? []).filter((c) => c.version <= version),
		past,
	);
	return { ...earlier, versions: all.versions };
}

const selectUpdates = (db: Db) =>
	db
		.selectFrom("published_update as update")
		.leftJoin("organisation as publisher", "publisher.id", "update.organisation_id")
		.leftJoin("update_withdrawal as withdrawal", "withdrawal.update_id", "update.id")
		.leftJoin("action", "action.id", "update.action_id")
		.leftJoin("workstream", "workstream.id", "update.workstream_id")
		.selectAll("update")
		.select([
			"publisher.slug as publisher_slug",
			"publisher.name as publisher_name",
			"withdrawal.at as withdrawn_at",
			"withdrawal.reason as withdrawn_reason",
			"action.slug as action_slug",
			"action.title as action_title",
			"workstream.slug as workstream_slug",
			"workstream.title as workstream_title",
		]);

interface FoundRow extends PublishedUpdateRow {
	publisher_slug: string | null;
	publisher_name: string | null;
	withdrawn_at: string | null;
	withdrawn_reason: string | null;
	action_slug: string | null;
	action_title: string | null;
	workstream_slug: string | null;
	workstream_title: string | null;
}

async function standing(db: Db, rows: FoundRow[], wanted: UpdatesWanted): Promise<PublishedUpdate[]> {
	const { past, withWithdrawn = false, limit } = wanted;
	const there = rows
		.filter((row) => !past || past.has(row.id))
		.filter((row) => withWithdrawn || withdrawalOf(row, past) === null)
		.slice(0, limit);
	const corrections = await correctionsOf(db, there);
	return there.map((row) => toUpdate(row, corrections.get(row.id) ?? [], past));
}

/** The corrections of some updates, oldest first, by the update's id. */
async function correctionsOf(db: Db, rows: { id: string }[]): Promise<Map<string, UpdateCorrectionRow[]>> {
	const byUpdate = new Map<string, UpdateCorrectionRow[]>();
	if (rows.length === 0) return byUpdate;
	const corrections = await db
		.selectFrom("update_correction")
		.selectAll()
		.where(
			"update_id",
			"in",
			rows.map((row) => row.id),
		)
		.orderBy("version")
		.execute();
	for (const correction of corrections) {
		const already = byUpdate.get(correction.update_id);
		if (already) already.push(correction);
		else byUpdate.set(correction.update_id, [correction]);
	}
	return byUpdate;
}

function withdrawalOf(row: FoundRow, past?: UpdatesThen): PublishedUpdate["withdrawn"] {
	if (past) return past.get(row.id)?.withdrawn ?? null;
	return row.withdrawn_at === null ? null : { at: row.withdrawn_at, reason: row.withdrawn_reason ?? "" };
}

const until = (row: FoundRow, corrections: UpdateCorrectionRow[], past?: UpdatesThen) =>
	past ? corrections.filter((c) => c.version <= (past.get(row.id)?.version ?? 1)) : corrections;

function toUpdate(row: FoundRow, corrections: UpdateCorrectionRow[], past?: UpdatesThen): PublishedUpdate {
	const last = until(row, corrections, past).at(-1);
	return {
		id: row.id,
		number: row.number,
		title: last?.title ?? row.title,
		period: row.period,
		html: last?.html ?? row.html,
		status: row.status,
		authors: authorsIn(row.authors),
		publisher: toOrganisation(row.organisation_id, row.publisher_slug, row.publisher_name),
		publishedAt: row.published_at,
		version: last?.version ?? 1,
		correction: last ? { at: last.at, note: last.note } : null,
		withdrawn: withdrawalOf(row, past),
		source: sourceIn(row.source),
		illustrative: textsIn(row.illustrative),
	};
}

function inFull(row: FoundRow, corrections: UpdateCorrectionRow[], past?: UpdatesThen): UpdateInFull {
	const wordings = until(row, corrections, past);
	const last = wordings.at(-1);
	return {
		...toUpdate(row, corrections, past),
		about: aboutOf(row),
		text: last?.text ?? row.text,
		record: last?.record ?? row.record,
		contentHash: last?.content_hash ?? row.content_hash,
		versions: [
			{ version: 1, at: row.published_at, note: null },
			...wordings.map(({ version, at, note }) => ({ version, at, note })),
		],
	};
}

function aboutOf(row: FoundRow): UpdateInFull["about"] {
	return row.action_id !== null
		? { type: "action", id: row.action_id, slug: row.action_slug ?? "", title: row.action_title ?? "" }
		: {
				type: "workstream",
				id: row.workstream_id ?? "",
				slug: row.workstream_slug ?? "",
				title: row.workstream_title ?? "",
			};
}
