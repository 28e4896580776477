import { expect, test } from "vitest";
import type { Db } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { type DeclaredColumn, declaredTables } from "./row-interfaces.ts";

const typeOf: Record<string, DeclaredColumn["type"]> = {
	text: "text",
	integer: "number",
	int4: "number",
	"double precision": "number",
	float8: "number",
	bytea: "bytes",
};

async function migratedTables(db: Db): Promise<Map<string, Map<string, DeclaredColumn>>> {
	// The full-text index of SQLite is a virtual table with tables of its own making, and holds nothing but the words of search_entry.
	const tables = (await db.introspection.getTables()).filter(({ name }) => !name.startsWith("search_index"));
	return new Map(
		tables.map((table) => [
			table.name,
			new Map(
				table.columns.map((column) => [
					column.name,
					{
						nullable: column.isNullable,
						type: typeOf[column.dataType.toLowerCase()] ?? fail(column.dataType),
					},
				]),
			),
		]),
	);
}

function fail(dataType: string): never {
	throw new Error(`No row interface can hold a column of the type ${dataType}`);
}

const plain = (tables: Map<string, Map<string, DeclaredColumn>>) =>
	Object.fromEntries([...tables].map(([name, columns]) => [name, Object.fromEntries(columns)]));

describeEachDatabase("the migrated tables", (open) => {
	test("[D2] have exactly the columns that the row interfaces declare, each as nullable as declared", async () => {
		const declared = declaredTables();
		expect(declared.size).toBeGreaterThan(15);
		expect(plain(await migratedTables(await open()))).toEqual(plain(declared));
	});

	test("[D2] are the same after migrating once more", async () => {
		const db = await open();
		const before = plain(await migratedTables(db));
		await migrate(db);
		expect(plain(await migratedTables(db))).toEqual(before);
	});
});
