import { actionTable } from "./action-table.ts";
import { changeTable } from "./change-table.ts";
import type { Column, CsvTable } from "./csv-table.ts";
import { measurementTable } from "./measurement-table.ts";
import { milestoneTable } from "./milestone-table.ts";

/** What is said of a table, without how its rows are made. */
export type TableDescription = Omit<CsvTable<never>, "columns"> & {
	columns: readonly Omit<Column<never>, "of">[];
};

/** Every file of rows that a roadmap gives. */
export const openTables: readonly TableDescription[] = [
	actionTable,
	milestoneTable,
	measurementTable,
	changeTable,
];
