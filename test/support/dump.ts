import type { Db } from "#db/database.ts";
import type { Database } from "#db/schema.ts";

/** Every row of every table, in one order: equal before and after means that nothing was written. */
export async function dump(db: Db): Promise<Record<string, string[]>> {
	const tables = (await db.introspection.getTables()).map((table) => table.name).sort();
	const content: Record<string, string[]> = {};
	for (const table of tables) {
		const rows = await db
			.selectFrom(table as keyof Database)
			.selectAll()
			.execute();
		content[table] = rows.map((row) => JSON.stringify(row)).sort();
	}
	return content;
}
