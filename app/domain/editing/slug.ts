import { isReservedSlug } from "../reserved-slugs.ts";

const longest = 80;
/** Last parts of addresses that forms have. */
const taken = ["new"];

/** Whether a text is a slug: small letters, digits and single hyphens, at most 80 characters. */
export const isSlug = (text: string): boolean =>
	text.length <= longest && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

/** The slug that a title suggests: "What’s next? (2027)" → `whats-next-2027`; `fallback` where nothing of it can be used. */
export function slugOf(title: string, fallback: string): string {
	const plain = title
		.normalize("NFKD")
		.replace(/[\p{M}'’]/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, longest - 4)
		.replace(/^-+|-+$/g, "");
	return plain === "" || taken.includes(plain) ? fallback : plain;
}

/** The slug, or it with the first number that makes it unlike those that are taken: `open-a-clinic-2`. */
export function freeSlug(slug: string, isTaken: ReadonlySet<string>): string {
	if (!isTaken.has(slug)) return slug;
	let number = 2;
	while (isTaken.has(`${slug}-${number}`)) number++;
	return `${slug}-${number}`;
}

/** The sentence about what is wrong with an address that somebody chose; undefined when it can be had. */
export function slugMistake(slug: string, kind: "roadmap" | "record", isTaken: boolean): string | undefined {
	if (!isSlug(slug)) return "Use small letters, digits and single hyphens, at most 80 characters.";
	if (kind === "roadmap" ? isReservedSlug(slug) : taken.includes(slug))
		return "This address belongs to another page: choose another one.";
	return isTaken ? "Something else has this address: choose another one." : undefined;
}
