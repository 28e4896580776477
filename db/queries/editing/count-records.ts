import type { ChangeSubject } from "#app/domain/change.ts";
import type { Db } from "../../database.ts";

const tableOf = {
	organisation: "partner",
	workstream: "workstream",
	action: "action",
	measure: "measure",
} as const;

/** How many records of a kind a roadmap has, and how many that are archived. One query, no record is read. */
export async function countRecords(
	db: Db,
	roadmapId: string,
	kind: Extract<ChangeSubject["type"], keyof typeof tableOf>,
): Promise<{ present: number; archived: number }> {
	const row = await db
		.selectFrom(tableOf[kind])
		.select((eb) => [eb.fn.countAll().as("all"), eb.fn.count("archived_at").as("archived")])
		.where("roadmap_id", "=", roadmapId)
		.executeTakeFirstOrThrow();
	// PostgreSQL counts in 64 bits and hands them over as text.
	const [all, archived] = [Number(row.all), Number(row.archived)];
	return { present: all - archived, archived };
}
