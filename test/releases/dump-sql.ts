import { execFileSync } from "node:child_process";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";

type Value = string | number | Buffer | null;

const quoted = (value: Value): string => {
	if (value === null) return "null";
	if (typeof value === "number") return String(value);
	if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
	return `x'${value.toString("hex")}'`;
};

/** A SQLite database as statements that make it again. What an index over texts keeps for itself is made by SQLite. */
export function dumpSqlite(file: string): string {
	const db = new SqliteDatabase(file, { readonly: true });
	try {
		const parts = db
			.prepare<[], { type: string; name: string; sql: string }>(
				"select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite~_%' escape '~' order by rowid",
			)
			.all()
			.filter(({ name }) => !/^search_index_/.test(name));
		const tables = parts.filter(({ type }) => type === "table");
		const real = tables.filter(({ sql }) => !/^create virtual/i.test(sql));
		const rows = real.flatMap(({ name }) =>
			db
				.prepare<[], Record<string, Value>>(`select * from "${name}"`)
				.all()
				.map((row) => {
					const columns = Object.keys(row).map((column) => `"${column}"`);
					return `insert into "${name}" (${columns.join(", ")}) values (${Object.values(row).map(quoted).join(", ")});`;
				}),
		);
		const made = (types: string[]) =>
			parts.filter(({ type }) => types.includes(type)).map(({ sql }) => `${sql};`);
		return `${["pragma foreign_keys = off;", ...made(["table"]), ...rows, ...made(["index", "view", "trigger"])].join("\n")}\n`;
	} finally {
		db.close();
	}
}

/** A PostgreSQL database as statements that make it again, by `pg_dump`, without what only `psql` understands. */
export function dumpPostgres(url: string, bin: string): string {
	const args = ["--no-owner", "--no-privileges", "--inserts", "--dbname", url];
	const text = execFileSync(join(bin, "pg_dump"), args, { encoding: "utf8", maxBuffer: 1 << 28 });
	return text
		.split("\n")
		.filter((line) => !/^(\\|--|SET |SELECT pg_catalog\.set_config|$)/.test(line))
		.join("\n")
		.concat("\n");
}
