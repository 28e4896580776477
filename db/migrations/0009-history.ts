import type { Kysely } from "kysely";

/** When people last looked at a roadmap, and the way to the line of the ledger at which a day ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("last_visit")
		.addColumn("person_id", "text", (c) => c.notNull().references("person.id").onDelete("cascade"))
		.addColumn("roadmap_id", "text", (c) => c.notNull().references("roadmap.id").onDelete("cascade"))
		.addColumn("at", "text", (c) => c.notNull())
		.addColumn("before_at", "text")
		.addPrimaryKeyConstraint("last_visit_key", ["person_id", "roadmap_id"])
		.execute();
	await db.schema.createIndex("change_by_roadmap_id_at").on("change").columns(["roadmap_id", "at"]).execute();
}
