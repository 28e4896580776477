import { type ChangeKind, type ChangeSubject, parseChangeContent } from "#app/domain/change.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { LedgerLine } from "#app/domain/roadmap-state.ts";
import type { Status } from "#app/domain/status.ts";
import type { Db } from "../database.ts";
import type { ChangeRow } from "../schema.ts";

/**
 * The number of the last change that a roadmap had before an instant; 0 where there was none. One step in the index by
 * roadmap and time, however long the ledger is.
 */
export async function revisionBefore(db: Db, roadmapId: string, instant: Instant): Promise<number> {
	const row = await db
		.selectFrom("change")
		.select("revision")
		.where("roadmap_id", "=", roadmapId)
		.where("at", "<", instant)
		.orderBy("at", "desc")
		.orderBy("revision", "desc")
		.limit(1)
		.executeTakeFirst();
	return row?.revision ?? 0;
}

/** When a ledger has its first line; undefined while it has none. */
export async function beginningOfLedger(db: Db, roadmapId: string): Promise<Instant | undefined> {
	const row = await db
		.selectFrom("change")
		.select("at")
		.where("roadmap_id", "=", roadmapId)
		.orderBy("revision")
		.limit(1)
		.executeTakeFirst();
	return row?.at;
}

/**
 * The lines of a ledger after one revision up to and including another, oldest first, at most `limit`, of some kinds or of all: one
 * portion of a long read.
 */
export async function listLedgerLines(
	db: Db,
	roadmapId: string,
	portion: { after: number; through: number; limit: number; kinds?: ChangeKind[] },
): Promise<LedgerLine[]> {
	let query = selectLines(db, roadmapId, portion);
	if (portion.kinds) query = query.where("kind", "in", portion.kinds);
	return (await query.execute()).map(lineOf);
}

/** A change of a status, as far as counts need it. */
export interface StatusLine {
	revision: number;
	actionId: string;
	status: Status;
	at: Instant;
}

/**
 * The same portion of some kinds, with changes of statuses cut down to what counts need: these are most of a long ledger, and reading
 * them whole takes five times as long.
 */
export async function listCountingLines(
	db: Db,
	roadmapId: string,
	portion: { after: number; through: number; limit: number; kinds: ChangeKind[] },
): Promise<(LedgerLine | StatusLine)[]> {
	const rows = await selectLines(db, roadmapId, portion).where("kind", "in", portion.kinds).execute();
	return rows.map((row) =>
		row.kind === "status-changed"
			? {
					...{ revision: row.revision, actionId: row.subject_id, at: row.at },
					status: (JSON.parse(row.to_value ?? "null") as { status: Status }).status,
				}
			: lineOf(row),
	);
}

const selectLines = (db: Db, roadmapId: string, portion: { after: number; through: number; limit: number }) =>
	db
		.selectFrom("change")
		.selectAll()
		.where("roadmap_id", "=", roadmapId)
		.where("revision", ">", portion.after)
		.where("revision", "<=", portion.through)
		.orderBy("revision")
		.limit(portion.limit);

const lineOf = (row: ChangeRow): LedgerLine => ({
	revision: row.revision,
	content: parseChangeContent(row.kind, row.from_value, row.to_value),
	subject: { type: row.subject_type as ChangeSubject["type"], id: row.subject_id },
	reason: row.reason,
	personId: row.person_id,
	organisationId: row.organisation_id,
	onBehalfOfId: row.on_behalf_of_id,
	at: row.at,
});
