import type { RoadmapFile } from "#app/domain/exported-format.ts";

const source = () => ({ file: "000.txt", heading: "What we promise" });

/** A small, valid roadmap file in which every kind of record occurs, to be changed at will by a test. */
export function smallRoadmap() {
	return {
		roadmap: {
			slug: "small",
			title: "A small roadmap",
			summary: "Two partners and what they promised.",
			ambition: "Less work for everyone.",
			startsOn: "2019-01-01",
			endsOn: "2030-12-31",
			sources: [source()],
			illustrative: ["endsOn"],
		},
		organisations: [
			{ slug: "council", name: "The council", kind: "local-government", role: "Leads." },
			{ slug: "trust", name: "The trust", kind: "nhs", role: "Helps." },
		],
		workstreams: [
			{
				slug: "together",
				title: "Together",
				summary: "What both do.",
				actions: [
					{
						slug: "open-clinic",
						title: "Open a clinic",
						description: "A clinic near the station.",
						leadOrganisation: "council",
						supportingOrganisations: ["trust"],
						startsOn: "2019-03-01",
						dueOn: "2020-12-31",
						status: "at-risk",
						statusNote: "The lease is not signed.",
						milestones: [
							{ title: "Site found", completedOn: "2019-06-30" },
							{ title: "Doors open", dueOn: "2020-06-30" },
						],
						source: source(),
						illustrative: ["dueOn", "milestones[0].completedOn", "milestones[1]"],
					},
				],
			},
		],
		indicators: [
			{
				slug: "waiting-time",
				name: "Waiting time",
				definition: "Median days from call to visit.",
				unit: "days",
				direction: "down",
				workstream: "together",
				baseline: { period: "2018/19", value: 12.5 },
				target: { period: "2020-Q4", value: 7 },
				measurements: [
					{ period: "2018/19", value: 12.5 },
					{ period: "2019-07", value: 11 },
				],
				source: source(),
				illustrative: ["target.value"],
			},
		],
		meetings: [
			{
				slug: "first-meeting",
				title: "First meeting",
				startsAt: "2018-07-13T10:00:00+01:00",
				venue: "Town hall",
				summary: "How to begin.",
				agenda: ["Welcome", "Next steps"],
				source: source(),
				illustrative: ["startsAt"],
			},
		],
		updates: [
			{
				workstream: "together",
				period: "2019",
				title: "Begun",
				body: "We have **begun**.",
				source: source(),
				illustrative: [],
			},
			{
				action: "open-clinic",
				period: "2019-Q4",
				title: "A site",
				body: "- found\n- paid",
				source: source(),
				illustrative: [],
			},
		],
	} satisfies RoadmapFile;
}

/** The small roadmap's text with one value put in another's place; `undefined` takes the field out. */
export function changedRoadmap(...changes: [path: string, value: unknown][]): string {
	const file: unknown = smallRoadmap();
	for (const [path, value] of changes) {
		const steps = path.match(/\w+/g) ?? [];
		const holder = steps.slice(0, -1).reduce((here, step) => (here as Record<string, unknown>)[step], file);
		(holder as Record<string, unknown>)[steps.at(-1) ?? ""] = value;
	}
	return JSON.stringify(file);
}
