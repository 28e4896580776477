import type { MembershipRow, PartnerRow } from "../schema.ts";

/** Somebody whom only the demo has, named by what they are: no invented persons. */
export interface DemoPerson {
	/** The same in every demo. */
	id: string;
	name: string;
	memberships: { roadmap: string; organisation: string; role: MembershipRow["role"] }[];
}

const fastTrack = "fast-track-cities-london";
const vision = "london-vision";

/** The people one can sign in as, in the order in which they are offered. */
export const demoPeople: DemoPerson[] = [
	{
		id: "00000000-0000-4000-8000-000000000001",
		name: "Fast-Track Cities London coordinator",
		memberships: [
			{ roadmap: fastTrack, organisation: "healthy-london-partnership", role: "coordinator" },
			{ roadmap: vision, organisation: "healthy-london-partnership", role: "coordinator" },
		],
	},
	{
		id: "00000000-0000-4000-8000-000000000002",
		name: "London Councils lead",
		memberships: [
			{ roadmap: fastTrack, organisation: "london-councils", role: "lead" },
			{ roadmap: vision, organisation: "london-councils", role: "lead" },
		],
	},
	{
		id: "00000000-0000-4000-8000-000000000003",
		name: "NHS England lead",
		memberships: [{ roadmap: fastTrack, organisation: "nhs-england", role: "lead" }],
	},
	{
		id: "00000000-0000-4000-8000-000000000004",
		name: "Public Health England lead",
		memberships: [
			{ roadmap: fastTrack, organisation: "public-health-england", role: "lead" },
			{ roadmap: vision, organisation: "public-health-england", role: "lead" },
		],
	},
	{
		id: "00000000-0000-4000-8000-000000000005",
		name: "Mayor of London lead",
		memberships: [
			{ roadmap: fastTrack, organisation: "mayor-of-london", role: "lead" },
			{ roadmap: vision, organisation: "mayor-of-london", role: "lead" },
		],
	},
	{
		id: "00000000-0000-4000-8000-000000000006",
		name: "HIV voluntary sector contributor",
		memberships: [{ roadmap: fastTrack, organisation: "hiv-voluntary-sector", role: "contributor" }],
	},
	{
		id: "00000000-0000-4000-8000-000000000007",
		name: "HIV community observer",
		memberships: [{ roadmap: fastTrack, organisation: "hiv-community", role: "observer" }],
	},
];

/** A roadmap of the demo: its file, and the parts that the file tells only in sentences, by slug of organisation. */
export interface DemoRoadmap {
	file: string;
	slug: string;
	parts: Record<string, PartnerRow["part"]>;
}

/** The roadmaps of the demo. Signatories are the four bodies behind each, as the files' descriptions of them say. */
export const demoRoadmaps: DemoRoadmap[] = [
	{
		file: "fast-track-cities-london.json",
		slug: fastTrack,
		parts: {
			"london-councils": "signatory",
			"nhs-england": "signatory",
			"public-health-england": "signatory",
			"mayor-of-london": "signatory",
			"healthy-london-partnership": "secretariat",
		},
	},
	{
		file: "london-vision.json",
		slug: vision,
		parts: {
			"greater-london-authority": "signatory",
			"london-councils": "signatory",
			"nhs-london": "signatory",
			"public-health-england": "signatory",
			// The file names no secretariat; the demo needs somebody to coordinate.
			"healthy-london-partnership": "secretariat",
		},
	},
];
