import type { AppContext } from "../../context.server.ts";
import { datasetOf } from "./dataset.ts";
import { readOpenFacts } from "./read-open-facts.server.ts";
import type { Datatype } from "./tables/csv-table.ts";
import { openTables } from "./tables/open-tables.ts";

/** The types of cells as people read them. */
const words: Record<Datatype, string> = {
	string: "Text",
	date: "Day",
	dateTime: "Time",
	number: "Number",
	integer: "Whole number",
	boolean: "True or false",
	anyURI: "Address",
};

/** What the page about a roadmap's data shows; null when there is nothing to see. */
export async function readDataPage(context: AppContext, slug: string, search: URLSearchParams) {
	const facts = await readOpenFacts(context, slug, search);
	if (!facts) return null;
	const { roadmap, asAt, today, licence, origin } = facts;
	return {
		roadmap: { id: roadmap.id, slug: roadmap.slug, title: roadmap.title },
		asAt,
		today,
		licence,
		origin,
		dataset: datasetOf(facts),
		files: openTables.map(({ name, title, description, columns }) => ({
			name,
			title,
			description,
			columns: columns.map(({ name, title, description, datatype, list }) => ({
				name,
				title,
				description,
				kind: list ? "Values with ; in between" : words[datatype],
			})),
		})),
	};
}

export type DataPageData = NonNullable<Awaited<ReturnType<typeof readDataPage>>>;
