import { stringify } from "csv-stringify/sync";
import type { CsvTable } from "./csv-table.ts";
import { neutralCell } from "./neutral-cell.ts";

/**
 * A table as a file: RFC 4180 with CRLF, UTF-8, one header row. Numbers stay numbers; texts that begin like a formula get an
 * apostrophe in front.
 */
export function writeCsv<Row>({ columns }: CsvTable<Row>, rows: readonly Row[]): string {
	const cells = rows.map((row) => columns.map((column) => plain(column.of(row))));
	return stringify([columns.map(({ name }) => name), ...cells], {
		record_delimiter: "\r\n",
		cast: { boolean: String, string: neutralCell },
	});
}

const plain = (cell: ReturnType<CsvTable<never>["columns"][number]["of"]>) =>
	typeof cell === "object" && cell !== null ? cell.join(";") : cell;
