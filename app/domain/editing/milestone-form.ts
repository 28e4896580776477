import { z } from "zod";
import { nullableDay, requiredText } from "./form-fields.ts";

/** What a milestone is and when it is due; whether it is reached has a form of its own. */
export const milestoneForm = z.object({
	title: requiredText("Say what will have been reached.", 120),
	dueOn: nullableDay,
});

export type MilestoneFields = z.infer<typeof milestoneForm>;
