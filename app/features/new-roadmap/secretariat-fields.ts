import { organisationKindNames } from "../../domain/organisation-kinds.ts";
import type { FieldSpec } from "../editing/field-spec.ts";

/** The fields that ask for whom somebody coordinates a roadmap. */
export const secretariatFields: FieldSpec[] = [
	{
		type: "text",
		name: "secretariat",
		label: "Secretariat",
		hint: "The organisation that keeps the roadmap going. You become its coordinator.",
	},
	{
		type: "select",
		name: "secretariatKind",
		label: "Kind of organisation",
		options: [
			{ value: "", text: "Choose a kind" },
			...Object.entries(organisationKindNames).map(([value, text]) => ({ value, text })),
		],
	},
];
