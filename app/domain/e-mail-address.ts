import { z } from "zod";

const schema = z.email().max(254);

/**
 * Reads an e-mail address as a person typed it: without blanks around it, in lower case, as every address of ours is kept
 * and compared. Null when it is none.
 */
export function readEmailAddress(typed: string): string | null {
	const parsed = schema.safeParse(typed.trim().toLowerCase());
	return parsed.success ? parsed.data : null;
}
