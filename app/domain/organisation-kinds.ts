/** What an organisation can be. */
export const organisationKinds = [
	"nhs",
	"government",
	"local-government",
	"city-government",
	"international",
	"partnership",
	"programme",
	"group",
	"charity",
	"company",
	"education",
	"police",
] as const;

/** The kinds of organisations as people read them. */
export const organisationKindNames: Record<(typeof organisationKinds)[number], string> = {
	nhs: "NHS",
	government: "Government",
	"local-government": "Local government",
	"city-government": "City government",
	international: "International organisation",
	partnership: "Partnership",
	programme: "Programme",
	group: "Group",
	charity: "Charity",
	company: "Company",
	education: "Education",
	police: "Police",
};
