import { z } from "zod";
import { count, day, frame, instant, links, named, organisation, status } from "./common-schemas.server.ts";

const roadmapFields = {
	slug: z.string().describe("Names the roadmap in addresses"),
	title: z.string(),
	summary: z.string(),
	startsOn: day,
	endsOn: day,
};

const roadmapCard = named(
	"RoadmapCard",
	z.object({ ...roadmapFields, workstreams: count, actions: count, links: links("self", "page") }),
);
export const roadmapsAnswer = named(
	"RoadmapsAnswer",
	z.object({ ...frame, roadmaps: z.array(roadmapCard), links: links("self", "page") }),
);

const roadmap = named(
	"Roadmap",
	z.object({
		...roadmapFields,
		ambition: z.string(),
		revision: count.describe("The number of its newest change: it grows with every change"),
		changedAt: instant.nullable().describe("When its newest public change was made"),
		actionsByStatus: z.array(z.object({ status, actions: count })),
		illustrative: z.array(z.string()).describe("Fields whose values were made up for a demonstration"),
	}),
);
export const roadmapAnswer = named(
	"RoadmapAnswer",
	z.object({
		...frame,
		roadmap,
		links: links(
			"self",
			"page",
			"workstreams",
			"actions",
			"partners",
			"measures",
			"updates",
			"changes",
			"decisions",
			"data",
		),
	}),
);

const workstream = named(
	"Workstream",
	z.object({
		slug: z.string(),
		title: z.string(),
		summary: z.string(),
		ambition: z.string().nullable(),
		commitment: z.string().nullable(),
		actions: count,
		links: links("page", "actions"),
	}),
);
export const workstreamsAnswer = named(
	"WorkstreamsAnswer",
	z.object({ ...frame, workstreams: z.array(workstream), links: links("self", "page") }),
);

const milestone = named(
	"Milestone",
	z.object({ title: z.string(), dueOn: day.nullable(), reachedOn: day.nullable() }),
);
const action = named(
	"Action",
	z.object({
		slug: z.string().describe("Names the action in addresses"),
		title: z.string(),
		description: z.string(),
		workstream: z.object({ slug: z.string(), title: z.string() }),
		lead: organisation.nullable().describe("Who answers for it; null while nobody does"),
		supporting: z.array(organisation),
		owner: z
			.string()
			.nullable()
			.describe("The person who answers for it, only where the roadmap shows names; otherwise null"),
		startsOn: day.nullable(),
		dueOn: day.nullable(),
		originalDueOn: day.nullable().describe("The day that was promised first; it never changes"),
		overdue: z.boolean(),
		status,
		statusReason: z.string(),
		statusPath: z
			.string()
			.nullable()
			.describe("What will be done, or whose help is needed, to get back on track"),
		statedAt: instant.describe("When this status was stated"),
		confirmedAt: instant.describe("When somebody last said anything about the status, “still so” included"),
		statedBy: organisation.nullable(),
		statedOnBehalfOf: organisation.nullable(),
		milestones: z.array(milestone),
		illustrative: z.array(z.string()).describe("Fields whose values were made up for a demonstration"),
		links: links("self", "page"),
	}),
);
export const actionsAnswer = named(
	"ActionsAnswer",
	z.object({ ...frame, actions: z.array(action), links: links("self", "page") }),
);
export const actionAnswer = named(
	"ActionAnswer",
	z.object({ ...frame, action, links: links("self", "page", "changes") }),
);

const partner = named(
	"Partner",
	z.object({
		slug: z.string(),
		name: z.string(),
		part: z.enum(["signatory", "partner", "secretariat"]),
		description: z.string(),
		links: links("page", "actions"),
	}),
);
export const partnersAnswer = named(
	"PartnersAnswer",
	z.object({ ...frame, partners: z.array(partner), links: links("self", "page") }),
);

const figure = named(
	"Figure",
	z.object({
		period: z
			.string()
			.describe(
				"A year (2017), month (2018-07), quarter (2019-Q4), financial year (2018/19) or span of years",
			),
		value: z.number(),
	}),
);
const measurement = named(
	"Measurement",
	z.object({
		...figure.shape,
		periodEndsOn: day,
		numerator: z.number().nullable(),
		denominator: z.number().nullable(),
		provisional: z.boolean(),
	}),
);
const measure = named(
	"Measure",
	z.object({
		slug: z.string(),
		name: z.string(),
		definition: z.string(),
		unit: z.string(),
		direction: z.enum(["up", "down"]).describe("Which way is better"),
		workstream: z.string().nullable().describe("Short name of its workstream; null for the whole roadmap"),
		baseline: figure.nullable(),
		target: figure.nullable(),
		interpretation: z.string().nullable(),
		nextReleaseOn: day.nullable().describe("When its source is to publish the next figures"),
		measurements: z.array(measurement).describe("Oldest first"),
		illustrative: z.array(z.string()),
		links: links("page"),
	}),
);
export const measuresAnswer = named(
	"MeasuresAnswer",
	z.object({ ...frame, measures: z.array(measure), links: links("self", "page") }),
);
