import { workstreamStore } from "#db/queries/editing/workstream-store.ts";
import type { WorkstreamAdded } from "../../domain/added-records.ts";
import { checkForm } from "../../domain/editing/form-fields.ts";
import { workstreamForm } from "../../domain/editing/workstream-form.ts";
import type { FieldSpec } from "./field-spec.ts";
import { archivedLine, type RecordKind, restoredLine } from "./record-kind.server.ts";

const fields: FieldSpec[] = [
	{ type: "text", name: "title", label: "Title" },
	{ type: "textarea", name: "summary", label: "What is it about?", rows: 3 },
	{
		type: "textarea",
		name: "ambition",
		label: "Ambition (optional)",
		hint: "What the partners want to reach in this part of the roadmap.",
		rows: 3,
	},
	{
		type: "textarea",
		name: "commitment",
		label: "Commitment (optional)",
		hint: "What the partners promised, in their own words.",
		rows: 3,
	},
];

/** How a workstream is edited. Archiving one takes its actions and measures from the pages with it. */
export const workstreamKind: RecordKind<WorkstreamAdded> = {
	noun: "workstream",
	subjectType: "workstream",
	store: workstreamStore,
	titleField: "title",
	titleOf: ({ title }) => title,
	fields: async () => fields,
	values: ({ title, summary, ambition, commitment }) => ({
		title,
		summary,
		ambition: ambition ?? "",
		commitment: commitment ?? "",
	}),
	async add(_edit, typed, { id, slug, nextPosition }) {
		const checked = checkForm(workstreamForm, typed);
		return checked.ok
			? { ok: true, value: { id, slug, ...checked.value, position: nextPosition("") } }
			: checked;
	},
	change: async (_edit, typed) => checkForm(workstreamForm, typed),
	changesAccess: () => false,
	hidden: () => false,
	lines: {
		added: (to) => ({ kind: "workstream-added", from: null, to }),
		changed: (from, to) => ({ kind: "workstream-changed", from, to }),
		archived: { kind: "workstream-archived", ...archivedLine },
		restored: { kind: "workstream-restored", ...restoredLine },
	},
};
