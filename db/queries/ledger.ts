import { randomUUID } from "node:crypto";
import type { ChangeContent, ChangeSubject } from "#app/domain/change.ts";
import type { Db } from "../database.ts";
import { jsonWithoutNul } from "../without-nul.ts";

/** A line for the ledger: what changed, why, who said so, for whom, when. */
export type NewChange = ChangeContent & {
	subject: ChangeSubject;
	/** Whether the public may see it. */
	public: boolean;
	reason: string | null;
	personId: string | null;
	organisationId: string | null;
	/** The lead organisation that a coordinator acted for; null when people acted for themselves. */
	onBehalfOfId: string | null;
	/** The running meeting in which it was said; nothing for what happens outside of meetings. */
	meetingId?: string | null;
	at: string;
};

/**
 * Appends changes to the ledger of one roadmap and returns its new revision. Call it inside the transaction that
 * saves the new state, and only there: it takes the row lock that keeps revisions without gaps.
 */
export async function appendChanges(trx: Db, roadmapId: string, changes: NewChange[]): Promise<number> {
	const { revision } = await trx
		.updateTable("roadmap")
		.set((eb) => ({ revision: eb("revision", "+", changes.length) }))
		.where("id", "=", roadmapId)
		.returning("revision")
		.executeTakeFirstOrThrow();
	const first = revision - changes.length + 1;
	const rows = changes.map((change, index) => ({
		id: randomUUID(),
		roadmap_id: roadmapId,
		revision: first + index,
		kind: change.kind,
		subject_type: change.subject.type,
		subject_id: change.subject.id,
		public: change.public ? (1 as const) : (0 as const),
		from_value: change.from === null ? null : jsonWithoutNul(change.from),
		to_value: jsonWithoutNul(change.to),
		reason: change.reason,
		person_id: change.personId,
		organisation_id: change.organisationId,
		on_behalf_of_id: change.onBehalfOfId,
		meeting_id: change.meetingId ?? null,
		at: change.at,
	}));
	// SQLite takes at most 32,766 bound values in a statement.
	for (let i = 0; i < rows.length; i += 500)
		await trx
			.insertInto("change")
			.values(rows.slice(i, i + 500))
			.execute();
	return revision;
}
