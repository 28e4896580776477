import { z } from "zod";
import { organisationKinds } from "../organisation-kinds.ts";
import { oneOf, optionalText, requiredText } from "./form-fields.ts";

export const partnerParts = ["signatory", "partner", "secretariat"] as const;

/** What a coordinator says about an organisation on a roadmap. */
export const organisationForm = z.object({
	name: requiredText("Give the name of the organisation.", 120),
	kind: oneOf(organisationKinds, "Choose what kind of organisation it is."),
	part: oneOf(partnerParts, "Choose what it is on this roadmap."),
	description: optionalText(300),
});

export type OrganisationFields = z.infer<typeof organisationForm>;

/** The kinds of organisations as people read them. */
export const organisationKindNames: Record<(typeof organisationKinds)[number], string> = {
	nhs: "NHS",
	government: "Government",
	"local-government": "Local government",
	"city-government": "City government",
	international: "International organisation",
	partnership: "Partnership",
	programme: "Programme",
	group: "Group",
	charity: "Charity",
	company: "Company",
	education: "Education",
	police: "Police",
};
