import { parse } from "csv-parse/sync";
import * as actionsCsv from "#app/routes/open-data/actions-csv.ts";
import * as changesCsv from "#app/routes/open-data/changes-csv.ts";
import * as csvMetadata from "#app/routes/open-data/csv-metadata.ts";
import * as measuresCsv from "#app/routes/open-data/measures-csv.ts";
import * as milestonesCsv from "#app/routes/open-data/milestones-csv.ts";
import * as overview from "#app/routes/open-data/overview.tsx";
import * as roadmapJson from "#app/routes/open-data/roadmap-json.ts";
import type { Db } from "#db/database.ts";
import { startPublicSite } from "#test/public/public-site.ts";

const loaders = {
	"actions.csv": actionsCsv,
	"milestones.csv": milestonesCsv,
	"measures.csv": measuresCsv,
	"changes.csv": changesCsv,
	"csv-metadata.json": csvMetadata,
	"roadmap.json": roadmapJson,
};

/** The names of the files of rows. */
export const csvFiles = ["actions.csv", "milestones.csv", "measures.csv", "changes.csv"];

/** Public pages with every file of open data, through the page cache. */
export function startDataSite(db: Db) {
	const files = Object.entries(loaders).map(([name, module]) => [
		name,
		{ path: `:roadmap/data/${name}`, module },
	]);
	return startPublicSite(db, {
		more: { ...Object.fromEntries(files), overview: { path: ":roadmap/data", page: true, module: overview } },
	});
}

export type DataSite = Awaited<ReturnType<typeof startDataSite>>;

/** A file as an independent reader sees it: its header and its rows by column. It must be strict RFC 4180 with CRLF. */
export function readCsv(body: Buffer) {
	const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
	const options = { record_delimiter: "\r\n", relax_column_count: false } as const;
	const [header = [], ...lines] = parse(text, options);
	const rows = lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ""])));
	return { text, header, rows };
}

export const rowsOf = async (site: DataSite, path: string) => readCsv((await site.ask(path)).body).rows;
