import { type ChangeKind, type ChangeSubject, parseChangeContent } from "#app/domain/change.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { LedgerLine } from "#app/domain/roadmap-state.ts";
import type { Db } from "../database.ts";

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
	let query = db
		.selectFrom("change")
		.selectAll()
		.where("roadmap_id", "=", roadmapId)
		.where("revision", ">", portion.after)
		.where("revision", "<=", portion.through);
	if (portion.kinds) query = query.where("kind", "in", portion.kinds);
	const rows = await query.orderBy("revision").limit(portion.limit).execute();
	return rows.map((row) => ({
		revision: row.revision,
		content: parseChangeContent(row.kind, row.from_value, row.to_value),
		subject: { type: row.subject_type as ChangeSubject["type"], id: row.subject_id },
		reason: row.reason,
		personId: row.person_id,
		organisationId: row.organisation_id,
		onBehalfOfId: row.on_behalf_of_id,
		at: row.at,
	}));
}
