import { randomBytes, randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { Db } from "../database.ts";
import type { DocumentRow } from "../schema.ts";

/** A document with what its log and its permission need. */
export type FoundDocument = Pick<
	Selectable<DocumentRow>,
	"id" | "name" | "roadmap_id" | "action_id" | "meeting_id" | "private_meeting_id" | "seq" | "rights_revision"
>;

const columns = [
	"id",
	"name",
	"roadmap_id",
	"action_id",
	"meeting_id",
	"private_meeting_id",
	"seq",
	"rights_revision",
] as const;

/** Finds a document by the opaque name of its URL; undefined when there is none. */
export async function findDocumentByName(db: Db, name: string): Promise<FoundDocument | undefined> {
	return db.selectFrom("document").select(columns).where("name", "=", name).executeTakeFirst();
}

/** Finds a document by its id; undefined when there is none. */
export async function findDocumentById(db: Db, id: string): Promise<FoundDocument | undefined> {
	return db.selectFrom("document").select(columns).where("id", "=", id).executeTakeFirst();
}

/** The document of an action's narrative; undefined while nobody has opened it. */
export async function findNarrative(db: Db, actionId: string): Promise<FoundDocument | undefined> {
	return db.selectFrom("document").select(columns).where("action_id", "=", actionId).executeTakeFirst();
}

/**
 * The document of an action's narrative, made when there is none yet. Safe to call at once from several requests: the
 * first one wins, and all get the same document.
 */
export async function ensureNarrative(
	db: Db,
	action: { id: string; roadmapId: string },
	made: { schemaVersion: number; at: string },
): Promise<FoundDocument> {
	const found = await findNarrative(db, action.id);
	if (found) return found;
	await db
		.insertInto("document")
		.values({
			id: randomUUID(),
			name: randomBytes(15).toString("base64url"),
			roadmap_id: action.roadmapId,
			action_id: action.id,
			meeting_id: null,
			schema_version: made.schemaVersion,
			seq: 0,
			text: "",
			created_at: made.at,
		})
		.onConflict((conflict) => conflict.column("action_id").doNothing())
		.execute();
	return db
		.selectFrom("document")
		.select(columns)
		.where("action_id", "=", action.id)
		.executeTakeFirstOrThrow();
}
