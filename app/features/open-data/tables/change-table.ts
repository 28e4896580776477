import type { CsvTable } from "./csv-table.ts";
import type { OpenChange } from "./open-change.ts";

/** `changes.csv`. */
export const changeTable: CsvTable<OpenChange> = {
	name: "changes",
	title: "Changes",
	description:
		"One row for each public line of the ledger, newest first: what changed, why, and on whose word. Nothing in it is ever edited.",
	key: ["revision"],
	columns: [
		{
			name: "revision",
			title: "Revision",
			description:
				"The number of the change on this roadmap. It grows by one; what is not public leaves gaps.",
			datatype: "integer",
			required: true,
			of: ({ revision }) => revision,
		},
		{
			name: "at",
			title: "Time",
			description: "When it was changed (UTC).",
			datatype: "dateTime",
			required: true,
			of: ({ at }) => at,
		},
		{
			name: "kind",
			title: "Kind",
			description: "What kind of change it is, such as status-changed or update-published.",
			datatype: "string",
			required: true,
			of: ({ kind }) => kind,
		},
		{
			name: "sentence",
			title: "Change",
			description: "The change as a sentence.",
			datatype: "string",
			required: true,
			of: ({ sentence }) => sentence,
		},
		{
			name: "reason",
			title: "Reason",
			description: "Why, in the words of whoever changed it.",
			datatype: "string",
			of: ({ reason }) => reason,
		},
		{
			name: "subject_type",
			title: "Kind of thing",
			description:
				"What was changed: roadmap, workstream, action, measure, organisation, meeting, update, decision or ask.",
			datatype: "string",
			required: true,
			of: ({ subject }) => subject.type,
		},
		{
			name: "subject",
			title: "Thing",
			description: "The short name of an action or a workstream that still stands; otherwise empty.",
			datatype: "string",
			of: ({ subject }) => subject.slug,
		},
		{
			name: "subject_title",
			title: "Title of the thing",
			description: "The title or name of what was changed.",
			datatype: "string",
			of: ({ subject }) => subject.title,
		},
		{
			name: "organisation",
			title: "Organisation",
			description:
				"The short name of the organisation that changed it; empty for what was loaded from a file.",
			datatype: "string",
			of: ({ organisation }) => organisation?.slug ?? null,
		},
		{
			name: "organisation_name",
			title: "Name of the organisation",
			description: "The name of that organisation.",
			datatype: "string",
			of: ({ organisation }) => organisation?.name ?? null,
		},
		{
			name: "on_behalf_of",
			title: "On behalf of",
			description: "The short name of the organisation that a coordinator acted for.",
			datatype: "string",
			of: ({ onBehalfOf }) => onBehalfOf?.slug ?? null,
		},
		{
			name: "status_from",
			title: "Status before",
			description: "For changes of a status: the status before.",
			datatype: "string",
			of: ({ status }) => status?.from ?? null,
		},
		{
			name: "status_to",
			title: "Status after",
			description: "For changes of a status: the status after.",
			datatype: "string",
			of: ({ status }) => status?.to ?? null,
		},
		{
			name: "status_path",
			title: "Path to green",
			description:
				"For changes of a status: what will be done, or whose help is needed, to get back on track.",
			datatype: "string",
			of: ({ status }) => status?.path ?? null,
		},
		{
			name: "due_from",
			title: "Due date before",
			description: "For moves of a due date: the day before.",
			datatype: "date",
			of: ({ dueOn }) => dueOn?.from ?? null,
		},
		{
			name: "due_to",
			title: "Due date after",
			description: "For moves of a due date: the day after.",
			datatype: "date",
			of: ({ dueOn }) => dueOn?.to ?? null,
		},
	],
};
