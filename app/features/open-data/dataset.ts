import { withAsAt } from "../as-at/with-as-at.ts";
import type { OpenFacts } from "./read-open-facts.server.ts";
import { openTables } from "./tables/open-tables.ts";

/** A roadmap's data in the words of schema.org, so that search engines for data find it. */
export function datasetOf(facts: OpenFacts) {
	const { roadmap, asAt, licence, serviceName, operatorName, changedAt, origin } = facts;
	const home = `${origin}/${roadmap.slug}`;
	const addressOf = (path: string) => withAsAt(`${home}/data${path}`, asAt);
	return {
		"@context": "https://schema.org",
		"@type": "Dataset",
		"@id": addressOf(""),
		name: `${roadmap.title}: actions, milestones, measures and changes`,
		description: `${roadmap.summary} ${roadmap.ambition}`,
		url: addressOf(""),
		license: licence.url ?? licence.name,
		isAccessibleForFree: true,
		creator: roadmap.partners.map(({ name }) => ({ "@type": "Organization", name })),
		publisher: { "@type": "Organization", name: operatorName ?? serviceName },
		temporalCoverage: `${roadmap.startsOn}/${roadmap.endsOn}`,
		...(changedAt === null ? {} : { dateModified: changedAt }),
		version: String(roadmap.revision),
		variableMeasured: ["status of actions", "due dates", "milestones", "measures"],
		includedInDataCatalog: { "@type": "DataCatalog", name: serviceName, url: `${origin}/` },
		distribution: [
			...openTables.map(({ name, title }) => download(title, addressOf(`/${name}.csv`), "text/csv")),
			download("The whole roadmap", addressOf("/roadmap.json"), "application/json"),
		],
	};
}

const download = (name: string, contentUrl: string, encodingFormat: string) => ({
	"@type": "DataDownload",
	name,
	contentUrl,
	encodingFormat,
});
