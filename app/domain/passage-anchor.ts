import { z } from "zod";
import { maxContextLength, maxQuotationLength } from "./comment.ts";

/** A Yjs relative position in base64: a few bytes, whatever the size of the document. */
const position = z.base64().min(4).max(120);

/**
 * Where a passage is: the relative positions of its first and last character, which move with the text, and its words,
 * for when those characters are gone. Apart from `comment.ts`, so that pages need not fetch zod.
 */
export const passageAnchor = z.object({
	start: position,
	end: position,
	quotation: z.string().trim().min(1).max(maxQuotationLength),
	/** The words before it. */
	before: z.string().max(maxContextLength),
});
export type PassageAnchor = z.infer<typeof passageAnchor>;
