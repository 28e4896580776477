import type { Partner } from "#app/domain/read-model.ts";

/** What an organisation can be on a roadmap, in the order in which they are named. */
export const partnerParts: { part: Partner["part"]; one: string; several: string }[] = [
	{ part: "signatory", one: "Signatory", several: "Signatories" },
	{ part: "secretariat", one: "Secretariat", several: "Secretariat" },
	{ part: "partner", one: "Partner", several: "Partners" },
];

/** What one organisation is on a roadmap, in a word. */
export const partWord = (part: Partner["part"]): string =>
	partnerParts.find((known) => known.part === part)?.one ?? "";
