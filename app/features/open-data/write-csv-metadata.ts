import { withAsAt } from "../as-at/with-as-at.ts";
import type { OpenFacts } from "./read-open-facts.server.ts";
import { openTables, type TableDescription } from "./tables/open-tables.ts";

/**
 * What the files of rows hold, for machines: a table group of CSV on the Web (W3C, Metadata Vocabulary for Tabular Data, 2015).
 * Files as at a day are described by the metadata as at that day, since a description counts only for the addresses it names.
 */
export function writeCsvMetadata(facts: OpenFacts) {
	const { roadmap, asAt, licence, operatorName, serviceName, changedAt } = facts;
	return {
		"@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
		"dc:title": roadmap.title,
		"dc:description": `${roadmap.summary} Texts that begin like a formula have an apostrophe in front.`,
		"dc:publisher": operatorName ?? serviceName,
		"dc:license": licence.url === null ? licence.name : { "@id": licence.url },
		...(changedAt === null ? {} : { "dc:modified": { "@value": changedAt, "@type": "xsd:dateTime" } }),
		dialect: {
			encoding: "utf-8",
			lineTerminators: ["\r\n"],
			quoteChar: '"',
			doubleQuote: true,
			header: true,
		},
		tables: openTables.map((table) => describeTable(table, asAt)),
	};
}

function describeTable(table: TableDescription, asAt: string | null) {
	const addressOf = (name: string) => withAsAt(`${name}.csv`, asAt);
	return {
		url: addressOf(table.name),
		"dc:title": table.title,
		"dc:description": table.description,
		tableSchema: {
			columns: table.columns.map(({ name, title, description, datatype, required, list }) => ({
				name,
				titles: [name, title],
				"dc:description": description,
				datatype,
				...(required ? { required } : {}),
				...(list ? { separator: ";" } : {}),
			})),
			primaryKey: table.key,
			...(table.refers
				? {
						foreignKeys: table.refers.map(({ column, table: other, to }) => ({
							columnReference: column,
							reference: { resource: addressOf(other), columnReference: to },
						})),
					}
				: {}),
		},
	};
}
