import type { Kysely } from "kysely";

/** What was stored of a text says by itself whether it is still what was written. Rows from before stay without. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable("document_update").addColumn("checksum", "integer").execute();
	await db.schema.alterTable("document_snapshot").addColumn("checksum", "integer").execute();
}
