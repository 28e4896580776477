import {
	findOrganisationByName,
	findOrganisationBySlug,
	listActionsNaming,
	listRoadmapsOfOrganisation,
	partnerStore,
	touchOnOtherRoadmaps,
} from "#db/queries/editing/partner-store.ts";
import { can } from "../../domain/access.ts";
import type { PartnerAdded } from "../../domain/added-records.ts";
import { checkForm } from "../../domain/editing/form-fields.ts";
import { organisationForm } from "../../domain/editing/organisation-form.ts";
import { slugOf } from "../../domain/editing/slug.ts";
import { organisationKindNames } from "../../domain/organisation-kinds.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Edit } from "./edit-roadmap.server.ts";
import type { FieldSpec } from "./field-spec.ts";
import { archivedLine, type RecordKind, restoredLine } from "./record-kind.server.ts";

const fields: FieldSpec[] = [
	{ type: "text", name: "name", label: "Name" },
	{
		type: "select",
		name: "kind",
		label: "Kind of organisation",
		options: [
			{ value: "", text: "Choose a kind" },
			...Object.entries(organisationKindNames).map(([value, text]) => ({ value, text })),
		],
	},
	{
		type: "radios",
		name: "part",
		label: "What is it on this roadmap?",
		items: [
			{ value: "signatory", label: "Signatory: it signed the promise" },
			{ value: "partner", label: "Partner: it works on it" },
			{ value: "secretariat", label: "Secretariat: it keeps the roadmap going" },
		],
	},
	{ type: "textarea", name: "description", label: "What does it do here? (optional)", rows: 3 },
];

/**
 * How an organisation is edited. Its name is the same on every roadmap of the installation, so that only somebody who
 * coordinates all of them, or an administrator, can change it.
 */
export const organisationKind: RecordKind<PartnerAdded> = {
	noun: "organisation",
	subjectType: "organisation",
	store: partnerStore,
	titleField: "name",
	titleOf: ({ name }) => name,
	fields: async () => fields,
	values: ({ name, kind, part, description }) => ({ name, kind, part, description }),

	async add(edit, typed, { id, nextPosition }) {
		const checked = checkForm(organisationForm, typed);
		if (!checked.ok) return checked;
		const { name } = checked.value;
		const found = await findOrganisationByName(edit.trx, name, slugOf(name, "organisation"));
		const same = "known" in found ? found.known : { id, slug: found.freeSlug };
		if (await partnerStore.find(edit.trx, edit.roadmap.id, same.slug)) {
			return refuse("invalid", "Nothing was saved.", {
				name: "This organisation is on the roadmap already. If it is archived, restore it.",
			});
		}
		const position = nextPosition("");
		// An organisation that other roadmaps know keeps its name and kind as they are there.
		return { ok: true, value: { ...checked.value, ...same, position } };
	},

	async change(edit, typed, record) {
		const checked = checkForm(organisationForm, typed);
		if (!checked.ok) return checked;
		const { name, kind } = checked.value;
		if ((name !== record.name || kind !== record.kind) && !(await mayRename(edit, record.id)))
			return refuse("invalid", "Nothing was saved.", { name: elsewhere });
		return checked;
	},

	async refuseArchiving({ trx, roadmap }, record) {
		const [first, ...more] = await listActionsNaming(trx, roadmap.id, record.id);
		if (first === undefined) return null;
		const others = more.length === 0 ? "" : ` and ${more.length} more`;
		return refuse(
			"invalid",
			`${record.name} leads or supports “${first}”${others}: name other organisations there first.`,
		);
	},

	async refuseRenaming(edit, record) {
		if (await mayRename(edit, record.id)) return null;
		return refuse("invalid", "The address was not changed.", { slug: elsewhere });
	},
	isSlugTaken: async ({ trx }, slug) => (await findOrganisationBySlug(trx, slug)) !== undefined,

	async elsewhere({ trx, roadmap }, record, changed) {
		const shared = (fields: Partial<PartnerAdded>) => {
			const { slug, name, kind } = fields;
			return {
				...(slug !== undefined && { slug }),
				...(name !== undefined && { name }),
				...(kind !== undefined && { kind }),
			};
		};
		if (Object.keys(shared(changed.to)).length === 0) return [];
		const others = await touchOnOtherRoadmaps(trx, record.id, roadmap.id);
		return others.map(({ roadmapId, published }) => ({
			content: { kind: "partner-changed", from: shared(changed.from), to: shared(changed.to) },
			subject: { type: "organisation", id: record.id },
			roadmapId,
			published,
		}));
	},

	changesAccess: () => false,
	hidden: () => false,
	lines: {
		added: (to) => ({ kind: "partner-added", from: null, to }),
		changed: (from, to) => ({ kind: "partner-changed", from, to }),
		archived: { kind: "partner-archived", ...archivedLine },
		restored: { kind: "partner-restored", ...restoredLine },
	},
};

const elsewhere =
	"This organisation is on other roadmaps, too, under the same name: ask an administrator to change it.";

/** Whether somebody may change what an organisation is called, on every roadmap on which it is. */
export async function mayRename({ trx, person }: Edit, organisationId: string): Promise<boolean> {
	if (can(person, "administer", { kind: "installation" })) return true;
	const roadmapIds = await listRoadmapsOfOrganisation(trx, organisationId);
	return roadmapIds.every((roadmapId) =>
		can(person, "edit-roadmap", { kind: "roadmap", roadmapId, published: false }),
	);
}
