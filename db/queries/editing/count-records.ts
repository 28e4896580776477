import type { ChangeSubject } from "#app/domain/change.ts";
import type { Db } from "../../database.ts";

const tableOf = {
	organisation: "partner",
	workstream: "workstream",
	action: "action",
	measure: "measure",
} as const;

/** How many records of a kind a roadmap has, those that are archived or the others. One query, no record is read. */
export async function countRecords(
	db: Db,
	roadmapId: string,
	kind: Extract<ChangeSubject["type"], keyof typeof tableOf>,
	only: "present" | "archived",
): Promise<number> {
	const { count } = await db
		.selectFrom(tableOf[kind])
		.select((eb) => eb.fn.countAll().as("count"))
		.where("roadmap_id", "=", roadmapId)
		.where("archived_at", only === "archived" ? "is not" : "is", null)
		.executeTakeFirstOrThrow();
	// PostgreSQL counts in 64 bits and hands them over as text.
	return Number(count);
}
