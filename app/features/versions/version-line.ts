import { formatInstant } from "../../domain/dates.ts";

/** An organisation whose people wrote in a version. */
export interface AuthorLine {
	slug: string;
	name: string;
	/** Words of theirs that are in it. */
	words: number;
	people: string[];
}

/** A version as lists and forms show it. */
export interface VersionSummary {
	number: number;
	kind: "automatic" | "published" | "meeting" | "named" | "restored";
	name: string | null;
	at: string;
	authors: AuthorLine[];
	/** Who kept it; null for what was kept by itself. */
	keptBy: { person: string; organisation: string } | null;
}

const reasons = {
	automatic: "kept by itself after a time of writing",
	published: "published",
	meeting: "kept at the end of a meeting",
	named: "named",
	restored: "an earlier version brought back",
} satisfies Record<VersionSummary["kind"], string>;

/** “Version 3: Before the summer meeting”. */
export const versionTitle = ({ number, name }: Pick<VersionSummary, "number" | "name">): string =>
	name === null ? `Version ${number}` : `Version ${number}: ${name}`;

/** “20 November 2026 at 5pm, named by Ada (London Councils)”. */
export function versionOrigin({ kind, keptBy, at }: VersionSummary): string {
	const by = keptBy ? ` by ${keptBy.person} (${keptBy.organisation})` : "";
	return `${formatInstant(at)}, ${reasons[kind]}${by}`;
}

/** “312 words”. */
export const countedWords = (words: number): string =>
	words === 1 ? "1 word" : `${words === 0 ? "no" : words.toLocaleString("en-GB")} words`;
