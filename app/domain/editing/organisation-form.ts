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
