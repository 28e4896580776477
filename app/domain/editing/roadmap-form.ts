import { z } from "zod";
import { type Outcome, refuse } from "../refusal.ts";
import { checkForm, requiredDay, requiredText, ticked } from "./form-fields.ts";

const roadmapForm = z.object({
	title: requiredText("Give the roadmap a title.", 120),
	summary: requiredText("Say in a sentence or two what the roadmap is about.", 400),
	ambition: requiredText("Say what the partners want to reach.", 400),
	startsOn: requiredDay("Enter the day on which it starts, such as 1 4 2026."),
	endsOn: requiredDay("Enter the day on which it ends, such as 31 3 2030."),
	showsOwners: ticked,
});

/** What a coordinator says about a whole roadmap. */
export type RoadmapFields = z.infer<typeof roadmapForm>;

/** Reads the form of a roadmap: it ends after it starts. */
export function checkRoadmap(typed: Record<string, string>): Outcome<RoadmapFields> {
	const checked = checkForm(roadmapForm, typed);
	if (checked.ok && checked.value.endsOn <= checked.value.startsOn)
		return refuse("invalid", "Nothing was saved.", { endsOn: "The end must come after the start." });
	return checked;
}
