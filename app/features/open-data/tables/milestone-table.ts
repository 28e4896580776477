import type { Milestone } from "#app/domain/read-model.ts";
import type { OpenData } from "../read-open-data.server.ts";
import type { CsvTable } from "./csv-table.ts";

export interface MilestoneRow extends Milestone {
	action: { slug: string; title: string };
	/** Counts from 1 within the action. */
	number: number;
	illustrative: string[];
}

/** The milestones of all public actions. */
export const milestoneRows = ({ actions }: OpenData): MilestoneRow[] =>
	actions.flatMap((action) =>
		action.milestones.map((milestone, index) => ({
			...milestone,
			action,
			number: index + 1,
			illustrative: madeUpIn(action.illustrative, index),
		})),
	);

/** `milestones[2]` and `milestones[2].dueOn` of the action are `title` and `dueOn` of its third milestone. */
const madeUpIn = (paths: string[], index: number): string[] => {
	const own = `milestones[${index}]`;
	return paths
		.filter((path) => path === own || path.startsWith(`${own}.`))
		.map((path) => path.slice(own.length + 1) || "title");
};

/** `milestones.csv`. */
export const milestoneTable: CsvTable<MilestoneRow> = {
	name: "milestones",
	title: "Milestones",
	description: "One row for each step on the way of an action.",
	key: ["action", "number"],
	refers: [{ column: "action", table: "actions", to: "action" }],
	columns: [
		{
			name: "action",
			title: "Action",
			description: "The short name of the action, as in actions.csv.",
			datatype: "string",
			required: true,
			of: ({ action }) => action.slug,
		},
		{
			name: "action_title",
			title: "Title of the action",
			description: "The title of that action.",
			datatype: "string",
			required: true,
			of: ({ action }) => action.title,
		},
		{
			name: "number",
			title: "Number",
			description: "The place of the milestone within its action, from 1. It may change when milestones do.",
			datatype: "integer",
			required: true,
			of: ({ number }) => number,
		},
		{
			name: "title",
			title: "Milestone",
			description: "What is reached by it.",
			datatype: "string",
			required: true,
			of: ({ title }) => title,
		},
		{
			name: "due_on",
			title: "Due date",
			description: "The day by which it should be reached; empty where none was named.",
			datatype: "date",
			of: ({ dueOn }) => dueOn,
		},
		{
			name: "reached_on",
			title: "Reached",
			description: "The day on which it was reached; empty while it is not.",
			datatype: "date",
			of: ({ completedOn }) => completedOn,
		},
		{
			name: "illustrative",
			title: "Made-up values",
			description: "The fields whose values were made up: title (the whole milestone), dueOn or completedOn.",
			datatype: "string",
			list: true,
			of: ({ illustrative }) => illustrative,
		},
	],
};
