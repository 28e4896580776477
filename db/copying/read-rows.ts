import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../database.ts";
import { type CopiedTable, isPostgres } from "./tables.ts";

export type CopiedRow = Record<string, string | number | Uint8Array | null>;

/** Rows at a time; fewer where each may have megabytes. */
const portion = 1_000;
const largePortion = 20;

/**
 * Reads a table in portions, without holding all of it in memory. Call it in a transaction that shows one picture, on PostgreSQL
 * because a cursor needs one.
 */
export async function* readRows(trx: Db, table: CopiedTable): AsyncGenerator<CopiedRow[]> {
	const size = table.hasBytes ? largePortion : portion;
	const columns = sql.join(table.columns.map((column) => sql.ref(column)));
	if (isPostgres(trx)) {
		await sql`declare copied no scroll cursor for select ${columns} from ${sql.table(table.name)}`.execute(
			trx,
		);
		for (;;) {
			const { rows } = await sql<CopiedRow>`fetch ${sql.raw(String(size))} from copied`.execute(trx);
			if (rows.length === 0) break;
			yield rows;
		}
		await sql`close copied`.execute(trx);
		return;
	}
	let after = -1;
	for (;;) {
		const { rows } = await sql<CopiedRow & { copied_rowid: number }>`
			select rowid as copied_rowid, ${columns} from ${sql.table(table.name)}
			where rowid > ${after} order by rowid limit ${size}`.execute(trx);
		const last = rows.at(-1);
		if (!last) return;
		after = last.copied_rowid;
		yield rows.map(({ copied_rowid, ...row }) => row as CopiedRow);
	}
}

/** What a table holds, whatever the order of its rows: equal for two tables with the same rows, on either engine. */
export class TableDigest {
	rows = 0;
	private readonly sum = Buffer.alloc(32);

	add(table: CopiedTable, rows: CopiedRow[]): void {
		for (const row of rows) {
			const values = table.columns.map((column) => {
				const value = row[column];
				return value instanceof Uint8Array ? { bytes: Buffer.from(value).toString("base64") } : value;
			});
			const digest = createHash("sha256").update(JSON.stringify(values)).digest();
			for (let i = 0; i < 32; i++) this.sum[i] = (this.sum[i] ?? 0) ^ (digest[i] ?? 0);
			this.rows++;
		}
	}

	toString(): string {
		return `${this.rows}:${this.sum.toString("hex")}`;
	}
}

/** The digest of a table as it stands. */
export async function digestOf(trx: Db, table: CopiedTable): Promise<string> {
	const digest = new TableDigest();
	for await (const rows of readRows(trx, table)) digest.add(table, rows);
	return digest.toString();
}
