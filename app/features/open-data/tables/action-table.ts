import { isOverdue } from "#app/domain/freshness.ts";
import type { Action, OrganisationName } from "#app/domain/read-model.ts";
import type { OpenData } from "../read-open-data.server.ts";
import type { CsvTable } from "./csv-table.ts";

export interface ActionRow extends Action {
	overdue: boolean;
	/** The address of its page. */
	url: string;
}

/** The public actions, each with the address of its page. */
export const actionRows = ({ actions, today, origin, roadmap }: OpenData): ActionRow[] =>
	actions.map((action) => ({
		...action,
		overdue: isOverdue(action, today),
		url: `${origin}/${roadmap.slug}/actions/${action.slug}`,
	}));

const slugOf = (organisation: OrganisationName | null | undefined) => organisation?.slug ?? null;
const nameOf = (organisation: OrganisationName | null | undefined) => organisation?.name ?? null;

/** `actions.csv`. */
export const actionTable: CsvTable<ActionRow> = {
	name: "actions",
	title: "Actions",
	description: "One row for each action: what was promised, by whom, by when, and how it is going.",
	key: ["action"],
	columns: [
		{
			name: "action",
			title: "Action",
			description: "The short name of the action, as in its address.",
			datatype: "string",
			required: true,
			of: ({ slug }) => slug,
		},
		{
			name: "title",
			title: "Title",
			description: "What was promised, in a few words.",
			datatype: "string",
			required: true,
			of: ({ title }) => title,
		},
		{
			name: "description",
			title: "Description",
			description: "What was promised, in full.",
			datatype: "string",
			of: ({ description }) => description,
		},
		{
			name: "workstream",
			title: "Workstream",
			description: "The short name of the workstream that the action belongs to.",
			datatype: "string",
			required: true,
			of: ({ workstream }) => workstream.slug,
		},
		{
			name: "workstream_title",
			title: "Title of the workstream",
			description: "The title of that workstream.",
			datatype: "string",
			required: true,
			of: ({ workstream }) => workstream.title,
		},
		{
			name: "lead_organisation",
			title: "Lead organisation",
			description: "The short name of the organisation that answers for it; empty while there is none.",
			datatype: "string",
			of: ({ lead }) => slugOf(lead),
		},
		{
			name: "lead_organisation_name",
			title: "Name of the lead organisation",
			description: "The name of that organisation.",
			datatype: "string",
			of: ({ lead }) => nameOf(lead),
		},
		{
			name: "supporting_organisations",
			title: "Supporting organisations",
			description: "The short names of the organisations that help.",
			datatype: "string",
			list: true,
			of: ({ supporting }) => supporting.map(({ slug }) => slug),
		},
		{
			name: "supporting_organisation_names",
			title: "Names of the supporting organisations",
			description:
				"Their names in the same order, to read: a name may hold a semicolon, so match by the short names.",
			datatype: "string",
			of: ({ supporting }) => supporting.map(({ name }) => name).join("; ") || null,
		},
		{
			name: "owner",
			title: "Owner",
			description:
				"The name of the person who answers for it, only where the roadmap shows names; otherwise empty.",
			datatype: "string",
			of: ({ ownerName }) => ownerName,
		},
		{
			name: "starts_on",
			title: "Start",
			description: "The day on which it starts or started.",
			datatype: "date",
			of: ({ startsOn }) => startsOn,
		},
		{
			name: "due_on",
			title: "Due date",
			description: "The day by which it is due now.",
			datatype: "date",
			of: ({ dueOn }) => dueOn,
		},
		{
			name: "original_due_on",
			title: "Original due date",
			description: "The day that was promised first; it never changes.",
			datatype: "date",
			of: ({ originalDueOn }) => originalDueOn,
		},
		{
			name: "overdue",
			title: "Overdue",
			description:
				"Whether the due date has passed and the action is neither complete nor stopped. Computed on the day of the file.",
			datatype: "boolean",
			required: true,
			of: ({ overdue }) => overdue,
		},
		{
			name: "status",
			title: "Status",
			description: "One of not-started, on-track, at-risk, off-track, complete, paused and stopped.",
			datatype: "string",
			required: true,
			of: ({ status }) => status,
		},
		{
			name: "status_reason",
			title: "Reason for the status",
			description: "Why it has this status, in the words of whoever stated it.",
			datatype: "string",
			of: ({ statusReason }) => statusReason,
		},
		{
			name: "status_path",
			title: "Path to green",
			description: "What will be done, or whose help is needed, to get back on track.",
			datatype: "string",
			of: ({ statusPath }) => statusPath,
		},
		{
			name: "stated_at",
			title: "Status stated",
			description: "When this status was stated (UTC).",
			datatype: "dateTime",
			required: true,
			of: ({ statusAt }) => statusAt,
		},
		{
			name: "confirmed_at",
			title: "Status confirmed",
			description: "When somebody last said anything about the status, “still so” included (UTC).",
			datatype: "dateTime",
			required: true,
			of: ({ confirmedAt }) => confirmedAt,
		},
		{
			name: "stated_by",
			title: "Status stated by",
			description:
				"The short name of the organisation that stated it; empty for what was loaded from a file.",
			datatype: "string",
			of: ({ statusAuthor }) => slugOf(statusAuthor?.organisation),
		},
		{
			name: "stated_on_behalf_of",
			title: "Status stated on behalf of",
			description: "The short name of the lead organisation that a coordinator spoke for.",
			datatype: "string",
			of: ({ statusAuthor }) => slugOf(statusAuthor?.onBehalfOf),
		},
		{
			name: "milestones",
			title: "Milestones",
			description: "How many milestones the action has.",
			datatype: "integer",
			required: true,
			of: ({ milestones }) => milestones.length,
		},
		{
			name: "milestones_reached",
			title: "Milestones reached",
			description: "How many of them are reached.",
			datatype: "integer",
			required: true,
			of: ({ milestones }) => milestones.filter(({ completedOn }) => completedOn !== null).length,
		},
		{
			name: "illustrative",
			title: "Made-up values",
			description:
				"The fields whose values were made up for a demonstration, by the names of the roadmap’s JSON file.",
			datatype: "string",
			list: true,
			of: ({ illustrative }) => illustrative,
		},
		{
			name: "url",
			title: "Page",
			description: "The address of the action’s page.",
			datatype: "anyURI",
			required: true,
			of: ({ url }) => url,
		},
	],
};
