/** What one cell of a file can hold; a list is written with `;` between its values. */
export type Cell = string | number | boolean | null | readonly string[];

/** The types of CSV on the Web (W3C, 2015) that our columns have. */
export type Datatype = "string" | "date" | "dateTime" | "number" | "integer" | "boolean" | "anyURI";

/** One column of a file. Its name is a promise to whoever reads the file by machine: it never changes. */
export interface Column<Row> {
	name: string;
	/** The name as people read it. */
	title: string;
	description: string;
	datatype: Datatype;
	/** Whether every row has a value. */
	required?: true;
	/** Whether a cell can hold several values, with `;` between them. */
	list?: true;
	of(row: Row): Cell;
}

/** A file of rows, described well enough that a machine can read it without being told more. */
export interface CsvTable<Row> {
	/** The name of the file without its end. */
	name: string;
	title: string;
	/** What one row is. */
	description: string;
	columns: readonly Column<Row>[];
	/** The columns that together name a row. */
	key: readonly string[];
	/** Columns that name a row of another file. */
	refers?: readonly { column: string; table: string; to: string }[];
}
