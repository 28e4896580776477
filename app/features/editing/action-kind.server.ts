import { actionStore } from "#db/queries/editing/action-store.ts";
import { partnerStore } from "#db/queries/editing/partner-store.ts";
import type { Kept } from "#db/queries/editing/record-store.ts";
import { workstreamStore } from "#db/queries/editing/workstream-store.ts";
import type { ActionAdded } from "../../domain/added-records.ts";
import {
	type ActionChoices,
	checkAction,
	checkFirstDueDate,
	startMistake,
	supportsPrefix,
} from "../../domain/editing/action-form.ts";
import { changedFields } from "../../domain/editing/changed-fields.ts";
import { withoutEdited } from "../../domain/editing/illustrative-paths.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Edit } from "./edit-roadmap.server.ts";
import { dayValues, type FieldSpec } from "./field-spec.ts";
import { archivedLine, type FormPlace, type RecordKind, restoredLine } from "./record-kind.server.ts";

/** How an action is edited. Status, due date and owner have forms of their own, for its lead organisation. */
export const actionKind: RecordKind<ActionAdded> = {
	noun: "action",
	subjectType: "action",
	store: actionStore,
	titleField: "title",
	titleOf: ({ title }) => title,
	fields: listFields,
	values: (action) => ({
		title: action.title,
		description: action.description,
		workstreamId: action.workstreamId,
		leadOrganisationId: action.leadOrganisationId ?? "",
		...Object.fromEntries(action.supportingOrganisationIds.map((id) => [`${supportsPrefix}${id}`, "1"])),
		...dayValues("startsOn", action.startsOn),
		internal: action.internal ? "1" : "",
	}),

	async add(edit, typed, { id, slug, nextPosition, at }) {
		const checked = checkAction(typed, await choicesOf(edit));
		const dated = checkFirstDueDate(typed, checked.ok ? checked.value.startsOn : null);
		if (!checked.ok || !dated.ok) {
			const fields = { ...(dated.ok ? {} : dated.fields), ...(checked.ok ? {} : checked.fields) };
			return refuse("invalid", "Nothing was saved.", fields);
		}
		const { dueOn } = dated.value;
		return {
			ok: true,
			value: {
				...{ id, slug, ...checked.value, ownerId: null, dueOn, originalDueOn: dueOn },
				...{ status: "not-started", statusReason: "Added to the roadmap.", statusPath: null, statusAt: at },
				position: nextPosition(checked.value.workstreamId),
				...{ milestones: [], source: null, illustrative: [] },
			},
		};
	},

	async change(edit, typed, action) {
		const checked = checkAction(typed, await choicesOf(edit));
		if (!checked.ok) return checked;
		const wish = { ...checked.value, supportingOrganisationIds: inOrder(checked.value, action) };
		const mistake = startMistake(wish.startsOn, action.dueOn);
		if (mistake) return refuse("invalid", "Nothing was saved.", { startsOn: mistake });
		const edited = Object.keys(changedFields(action, wish)?.to ?? {}).map((field) => pathOf[field] ?? field);
		return {
			ok: true,
			value: {
				...wish,
				illustrative: withoutEdited(action.illustrative, edited),
				// An owner is one of the people of the lead organisation.
				...(wish.leadOrganisationId === action.leadOrganisationId ? {} : { ownerId: null }),
				...(wish.workstreamId === action.workstreamId
					? {}
					: { position: await nextPositionIn(edit, wish.workstreamId) }),
			},
		};
	},

	changesAccess: ({ leadOrganisationId, supportingOrganisationIds, internal }) =>
		leadOrganisationId !== undefined || supportingOrganisationIds !== undefined || internal !== undefined,
	hidden: ({ internal }) => internal,
	lines: {
		added: (to) => ({ kind: "action-added", from: null, to }),
		changed: (from, to) => ({ kind: "action-changed", from, to }),
		archived: { kind: "action-archived", ...archivedLine },
		restored: { kind: "action-restored", ...restoredLine },
	},
};

/** The fields whose made-up values go by another name: the one that the file of the roadmap has for them. */
const pathOf: Record<string, string> = {
	leadOrganisationId: "leadOrganisation",
	supportingOrganisationIds: "supportingOrganisations",
};

/** The same organisations stay in the order in which they are named. */
function inOrder(wish: { supportingOrganisationIds: string[] }, action: ActionAdded): string[] {
	const [before, after] = [action.supportingOrganisationIds, wish.supportingOrganisationIds];
	return before.length === after.length && before.every((id) => after.includes(id)) ? before : after;
}

async function choicesOf({ trx, roadmap }: Edit): Promise<ActionChoices> {
	const present = <T extends { archived: boolean }>(places: T[]) => places.filter((p) => !p.archived);
	return {
		workstreamIds: present(await workstreamStore.places(trx, roadmap.id)).map(({ id }) => id),
		organisationIds: present(await partnerStore.places(trx, roadmap.id)).map(({ id }) => id),
	};
}

async function nextPositionIn({ trx, roadmap }: Edit, workstreamId: string): Promise<number> {
	const places = await actionStore.places(trx, roadmap.id);
	const positions = places.filter(({ group }) => group === workstreamId).map(({ position }) => position);
	return Math.max(-1, ...positions) + 1;
}

async function listFields(
	{ db, roadmapId }: FormPlace,
	action: Kept<ActionAdded> | null,
): Promise<FieldSpec[]> {
	const workstreams = (await workstreamStore.places(db, roadmapId)).filter((w) => !w.archived);
	const organisations = (await partnerStore.places(db, roadmapId)).filter((o) => !o.archived);
	return [
		{ type: "text", name: "title", label: "Title", hint: "What will be done, in at most 80 characters." },
		{ type: "textarea", name: "description", label: "Description", rows: 4 },
		{
			type: "select",
			name: "workstreamId",
			label: "Workstream",
			options: [
				...(action ? [] : [{ value: "", text: "Choose a workstream" }]),
				...workstreams.map(({ id, title }) => ({ value: id, text: title })),
			],
		},
		{
			type: "select",
			name: "leadOrganisationId",
			label: "Lead organisation",
			hint: "The one that answers for it. If another one takes over, it names a new owner.",
			options: [
				{ value: "", text: "No lead yet" },
				...organisations.map(({ id, title }) => ({ value: id, text: title })),
			],
		},
		...(organisations.length === 0
			? []
			: [
					{
						type: "ticks" as const,
						name: "supports",
						label: "Supporting organisations",
						prefix: supportsPrefix,
						items: organisations.map(({ id, title }) => ({ value: id, label: title })),
					},
				]),
		{ type: "day", name: "startsOn", label: "Start (optional)", hint: "For example, 1 4 2026" },
		...(action
			? []
			: [
					{
						type: "day" as const,
						name: "dueOn",
						label: "Due date (optional)",
						hint: "It stays on record as the original date, even if it moves later.",
					},
				]),
		{
			type: "tick",
			name: "internal",
			question: "Who may read it?",
			label: "Internal: for partners only, never on public pages",
		},
	];
}
