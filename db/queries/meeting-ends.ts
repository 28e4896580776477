import { parseChangeContent } from "#app/domain/change.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { Db } from "../database.ts";

/** What the ledger keeps of a meeting that was closed at an instant; undefined where it was not closed then. */
export async function findMeetingEnd(db: Db, meetingId: string, closedAt: Instant) {
	const row = await db
		.selectFrom("change")
		.select(["from_value", "to_value"])
		.where("subject_id", "=", meetingId)
		.where("kind", "=", "meeting-closed")
		.where("at", "=", closedAt)
		.orderBy("revision", "desc")
		.limit(1)
		.executeTakeFirst();
	const content = row && parseChangeContent("meeting-closed", row.from_value, row.to_value);
	return content?.kind === "meeting-closed" ? content.to : undefined;
}
