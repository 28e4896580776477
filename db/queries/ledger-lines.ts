import { type ChangeSubject, parseChangeContent } from "#app/domain/change.ts";
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

/** The lines of a ledger after one revision up to and including another, oldest first, at most `limit`: one portion of a long read. */
export async function listLedgerLines(
	db: Db,
	roadmapId: string,
	portion: { after: number; through: number; limit: number },
): Promise<LedgerLine[]> {
	const rows = await db
		.selectFrom("change")
		.selectAll()
		.where("roadmap_id", "=", roadmapId)
		.where("revision", ">", portion.after)
		.where("revision", "<=", portion.through)
		.orderBy("revision")
		.limit(portion.limit)
		.execute();
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
