import { z } from "zod";
import { nullableText, requiredText } from "./form-fields.ts";

/** What a coordinator says about a workstream. */
export const workstreamForm = z.object({
	title: requiredText("Give the workstream a title.", 120),
	summary: requiredText("Say in a sentence or two what the workstream is about.", 300),
	ambition: nullableText(400),
	commitment: nullableText(400),
});

export type WorkstreamFields = z.infer<typeof workstreamForm>;
