import { type Kysely, sql } from "kysely";

/** Roadmaps have an order, too: until somebody moves one, that of their titles, in which they were listed before. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable("roadmap")
		.addColumn("position", "integer", (c) => c.notNull().defaultTo(0))
		.execute();
	const { rows } = await sql<{ id: string }>`select id from roadmap order by title, id`.execute(db);
	for (const [position, { id }] of rows.entries())
		await sql`update roadmap set position = ${position} where id = ${id}`.execute(db);
}
