import type { OrderedGroup } from "./read-record-list.server.ts";

/** The heading of a list, or of a stretch of it; null where there is only one list. */
export const headingWords = ({ heading, before }: OrderedGroup): string | null =>
	heading !== null && before > 0 ? `${heading} (continued)` : heading;

/** Which of a workstream's actions are on a page, and where the others are; null where all are in sight. */
export function stretchWords({ total, before, items }: OrderedGroup): string | null {
	if (items.length === total) return null;
	const [from, to, all] = [before + 1, before + items.length, total].map((n) => n.toLocaleString("en-GB"));
	const elsewhere = [...(before > 0 ? ["before"] : []), ...(before + items.length < total ? ["after"] : [])];
	return `Actions ${from} to ${to} of ${all}: the others are on the pages ${elsewhere.join(" and ")} this one.`;
}
