import { readEmailAddress } from "./e-mail-address.ts";

/** How many people can be invited at once. */
export const mostAtOnce = 50;

/** One address of a list, with the line on which it stands, from 1. */
export interface ListedAddress {
	line: number;
	/** In lower case. */
	email: string;
}

/** What is wrong with one line of the list. */
export interface AddressProblem {
	line: number;
	sentence: string;
}

const quote = (text: string) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

/**
 * Reads addresses as people paste them: one for each line, or several with commas or semicolons between them, each alone
 * or as `Sam Lee <sam@example.org>`. Returns all of them with their lines, and everything that is wrong, by line.
 */
export function readAddressList(text: string): { addresses: ListedAddress[]; problems: AddressProblem[] } {
	const addresses: ListedAddress[] = [];
	const problems: AddressProblem[] = [];
	const lineOf = new Map<string, number>();
	for (const [index, content] of text.split("\n").entries()) {
		const line = index + 1;
		for (const entry of content.split(/[,;]/).map((part) => part.trim())) {
			if (entry === "") continue;
			const email = readEmailAddress(/<([^<>]*)>$/.exec(entry)?.[1] ?? entry);
			const before = email === null ? undefined : lineOf.get(email);
			if (email === null) problems.push({ line, sentence: `${quote(entry)} is not an e-mail address.` });
			else if (before !== undefined)
				problems.push({ line, sentence: `${email} is there already, on line ${before}.` });
			else {
				lineOf.set(email, line);
				addresses.push({ line, email });
			}
		}
	}
	return { addresses, problems };
}

/** A problem as a sentence of its own: "Line 2: “sam” is not an e-mail address." */
export const problemSentence = ({ line, sentence }: AddressProblem): string => `Line ${line}: ${sentence}`;
