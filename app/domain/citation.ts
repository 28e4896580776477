import { type Day, formatDay, type Instant } from "./dates.ts";
import type { Roadmap } from "./read-model.ts";

/** What a page says of itself to be cited by. */
export interface Citation {
	/** The organisations that answer for it; the partners of the roadmap where there are none. */
	by: string[];
	title: string;
	/** The title of the roadmap that it belongs to; null for a roadmap itself. */
	within: string | null;
	/** What tells it apart from others like it: “Update 4, published 3 May 2026”. */
	detail?: string;
	/** The hash of a text that never changes. */
	contentHash?: string;
}

/** Where and how a page was read. */
interface Reading {
	service: string;
	/** An address that leads to just this, later, too. */
	url: string;
	/** The day as at which it was read; null for what never changes. */
	asAt: Day | null;
}

/** Organisations that are named; of more, it is said that there are others. */
const mostNamed = 4;

/** A citation as one line of text, with everything that it takes to find and to check what was cited. */
export function citationText(
	{ by, title, within, detail, contentHash }: Citation,
	{ service, url, asAt }: Reading,
): string {
	const parts = [
		byline(by),
		title,
		detail,
		within === null ? undefined : `In: ${within}`,
		asAt === null ? service : `${service}, as at ${formatDay(asAt)}`,
		url,
		contentHash === undefined ? undefined : `SHA-256: ${contentHash}`,
	].filter((part) => part !== undefined && part !== "");
	return parts.map((part) => (/[.?!]$/.test(part ?? "") || part === url ? part : `${part}.`)).join(" ");
}

function byline(names: string[]): string {
	if (names.length <= mostNamed) return new Intl.ListFormat("en-GB").format(names);
	return `${names.slice(0, mostNamed - 1).join(", ")} and others`;
}

/** The organisations that answer for a whole roadmap: its signatories, else its secretariat, else all partners. */
export function authorsOf({ partners }: Pick<Roadmap, "partners">): string[] {
	const named = (part: string) => partners.filter((partner) => partner.part === part);
	const [found = []] = [named("signatory"), named("secretariat"), partners].filter(
		({ length }) => length > 0,
	);
	return found.map(({ name }) => name);
}

/** What a published update adds to its citation. */
export function updateDetail(update: {
	number: number;
	publishedAt: Instant;
	version: number;
	withdrawn: { at: Instant } | null;
}): string {
	const wording = update.version === 1 ? "" : `, wording ${update.version}`;
	const withdrawn = update.withdrawn === null ? "" : `, withdrawn ${formatDay(update.withdrawn.at)}`;
	return `Update ${update.number}${wording}, published ${formatDay(update.publishedAt)}${withdrawn}`;
}
