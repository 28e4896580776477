import { type Kysely, sql } from "kysely";

/** Ways to a part of a large roadmap: a page of a workstream's actions, counts of them, the last public change of anything. */
export async function up(db: Kysely<unknown>): Promise<void> {
	const index = (name: string, table: string, columns: string[]) =>
		db.schema.createIndex(name).on(table).columns(columns).execute();
	await index("action_by_workstream_id_position", "action", ["workstream_id", "position"]);
	await index("action_counted", "action", [
		...["roadmap_id", "archived_at", "internal", "workstream_id", "status"],
		...["due_on", "lead_organisation_id", "owner_id", "id"],
	]);
	await db.schema
		.createIndex("change_on_behalf")
		.on("change")
		.columns(["roadmap_id", "revision"])
		.where(sql.ref("on_behalf_of_id"), "is not", null)
		.execute();
	await db.schema.dropIndex("action_by_workstream_id").execute();
}
