import { z } from "zod";
import { organisationKinds } from "../organisation-kinds.ts";
import { type Outcome, refuse } from "../refusal.ts";
import { checkForm, oneOf, requiredText } from "./form-fields.ts";
import { checkRoadmap, type RoadmapFields } from "./roadmap-form.ts";
import { slugMistake } from "./slug.ts";

const secretariatForm = z.object({
	secretariat: requiredText("Name the organisation that keeps the roadmap going.", 120),
	secretariatKind: oneOf(organisationKinds, "Choose what kind of organisation it is."),
});

/** The organisation for which whoever makes a roadmap coordinates it. */
export type Secretariat = z.infer<typeof secretariatForm>;

/** Reads which organisation keeps a roadmap going. */
export const checkSecretariat = (typed: Record<string, string>): Outcome<Secretariat> =>
	checkForm(secretariatForm, typed, "The roadmap was not added.");

/** Reads the form of a new roadmap: its words, its address, and who keeps it going. */
export function checkNewRoadmap(
	typed: Record<string, string>,
	isTaken: boolean,
): Outcome<RoadmapFields & Secretariat & { slug: string }> {
	const roadmap = checkRoadmap(typed);
	const secretariat = checkSecretariat(typed);
	const slug = (typed.slug ?? "").trim().toLowerCase();
	const mistake = slugMistake(slug, "roadmap", isTaken);
	if (!roadmap.ok || !secretariat.ok || mistake)
		return refuse("invalid", "The roadmap was not added.", {
			...(roadmap.ok ? {} : roadmap.fields),
			...(mistake ? { slug: mistake } : {}),
			...(secretariat.ok ? {} : secretariat.fields),
		});
	return { ok: true, value: { ...roadmap.value, ...secretariat.value, slug } };
}
