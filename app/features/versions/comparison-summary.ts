import type { ComparedBlock } from "./compare-blocks.ts";

/** “2 paragraphs added, 1 changed; 5 unchanged.” */
export function comparisonSummary(blocks: ComparedBlock[]): string {
	const count = (kind: ComparedBlock["kind"]) => blocks.filter((block) => block.kind === kind).length;
	const counts = (["added", "changed", "removed"] as const)
		.map((kind) => ({ kind, n: count(kind) }))
		.filter(({ n }) => n > 0);
	if (counts.length === 0) return "The two texts are the same.";
	const words = counts.map(({ kind, n }, index) =>
		index === 0 ? `${n} ${n === 1 ? "paragraph" : "paragraphs"} ${kind}` : `${n} ${kind}`,
	);
	return `${words.join(", ")}; ${count("same")} unchanged.`;
}
