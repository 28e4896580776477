import { type Outcome, refuse } from "./refusal.ts";

/** The longest name of a person, in characters. */
export const longestName = 100;

/** What stands in the place of the name of somebody who asked to be forgotten. */
export const formerMember = "Former member";

/** What has to be typed before anything about a person is erased. */
export const eraseWord = "ERASE";

/** Characters that are not seen, or that turn the direction of the text around them. */
const hidden = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Reads a name as it was typed: one line, spaces tidied. Refuses an empty and a too long one at the field `name`. */
export function decidePersonName(typed: string): Outcome<string> {
	const name = typed.replace(/\s+/g, " ").replace(hidden, "").normalize("NFC").trim();
	if (name === "") return refuse("invalid", "The name is missing.", { name: "Enter your name." });
	if (name.length > longestName) {
		return refuse("invalid", "The name is too long.", {
			name: `Your name must be ${longestName} characters or fewer.`,
		});
	}
	return { ok: true, value: name };
}
