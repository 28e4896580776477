import { randomBytes, randomUUID } from "node:crypto";
import type { Db } from "../database.ts";

/** The two parts of the minutes of a meeting, each a shared document. */
export type MinutesPart = "public" | "private";

/** A document of minutes. */
export interface MinutesDocument {
	id: string;
	name: string;
	seq: number;
}

const columnOf = { public: "meeting_id", private: "private_meeting_id" } as const;

/** The document of one part of a meeting's minutes; undefined while nobody has opened it. */
export async function findMinutes(
	db: Db,
	meetingId: string,
	part: MinutesPart,
): Promise<MinutesDocument | undefined> {
	return db
		.selectFrom("document")
		.select(["id", "name", "seq"])
		.where(columnOf[part], "=", meetingId)
		.executeTakeFirst();
}

/**
 * The document of one part of a meeting's minutes, made when there is none yet. Safe to call at once from several requests:
 * the first one wins, and all get the same document.
 */
export async function ensureMinutes(
	db: Db,
	meeting: { id: string; roadmapId: string },
	part: MinutesPart,
	made: { schemaVersion: number; at: string },
): Promise<MinutesDocument> {
	const found = await findMinutes(db, meeting.id, part);
	if (found) return found;
	await db
		.insertInto("document")
		.values({
			id: randomUUID(),
			name: randomBytes(15).toString("base64url"),
			roadmap_id: meeting.roadmapId,
			action_id: null,
			meeting_id: part === "public" ? meeting.id : null,
			private_meeting_id: part === "private" ? meeting.id : null,
			schema_version: made.schemaVersion,
			seq: 0,
			text: "",
			created_at: made.at,
		})
		.onConflict((conflict) => conflict.column(columnOf[part]).doNothing())
		.execute();
	return db
		.selectFrom("document")
		.select(["id", "name", "seq"])
		.where(columnOf[part], "=", meeting.id)
		.executeTakeFirstOrThrow();
}

/**
 * Freezes a document if its newest stored edit is this one: nothing can be stored in it any more, on any node. Returns
 * whether it was. Call it inside a transaction.
 */
export async function freezeDocument(trx: Db, documentId: string, seq: number, at: string): Promise<boolean> {
	const frozen = await trx
		.updateTable("document")
		.set({ frozen_at: at })
		.where("id", "=", documentId)
		.where("seq", "=", seq)
		.executeTakeFirst();
	return frozen.numUpdatedRows > 0;
}

/** Lets a document live again. */
export async function thawDocument(trx: Db, documentId: string): Promise<void> {
	await trx.updateTable("document").set({ frozen_at: null }).where("id", "=", documentId).execute();
}
