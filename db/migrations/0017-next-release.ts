import type { Kysely } from "kysely";

/** The day on which the source of a measure is to publish its next figures, where it is known. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable("measure").addColumn("next_release_on", "text").execute();
}
