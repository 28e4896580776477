import { z } from "zod";

// Made when it is first needed: a page that only takes a constant from beside this shall not carry zod into the browser.
let schema: z.ZodType<string> | undefined;

/**
 * Reads an e-mail address as a person typed it: without blanks around it, in lower case, as every address of ours is kept
 * and compared. Null when it is none.
 */
export function readEmailAddress(typed: string): string | null {
	schema ??= z.email().max(254);
	const parsed = schema.safeParse(typed.trim().toLowerCase());
	return parsed.success ? parsed.data : null;
}
