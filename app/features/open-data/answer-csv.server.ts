import { withAsAt } from "../as-at/with-as-at.ts";
import { openAnswer } from "./open-answer.server.ts";
import type { CsvTable } from "./tables/csv-table.ts";
import { writeCsv } from "./tables/write-csv.ts";

interface Made<Row> {
	table: CsvTable<Row>;
	rows: readonly Row[];
	of: { roadmap: { id: string; slug: string }; today: string; asAt: string | null };
	/** The address of the rest of the rows, relative to this file; null where there are no more. */
	next?: string | null;
}

/** A file of rows as a download that says where it is described (CSV on the Web). */
export function answerCsv<Row>({ table, rows, of, next = null }: Made<Row>): Response {
	const { roadmap, asAt } = of;
	const file = [roadmap.slug, table.name, ...(asAt === null ? [] : [asAt])].join("-");
	const described = `<${withAsAt("csv-metadata.json", asAt)}>; rel="describedby"; type="application/csvm+json"`;
	return openAnswer({
		of,
		type: "text/csv; charset=utf-8; header=present",
		body: writeCsv(table, rows),
		headers: {
			"Content-Disposition": `attachment; filename="${file}.csv"`,
			Link: next === null ? described : `${described}, <${withAsAt(next, asAt)}>; rel="next"`,
		},
	});
}
