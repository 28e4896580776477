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
