import { Details } from "../../ui/details.tsx";
import { type AuthoredBlock, textOf } from "./authored-block.ts";
import type { ChangedPart, ComparedBlock } from "./compare-blocks.ts";
import { kindOf, TextBlock } from "./text-block.tsx";
import { namesOf, type Writer } from "./writers.ts";

interface ComparisonProps {
	blocks: ComparedBlock[];
	/** The organisations that wrote them; null where that is not known of these texts. */
	writers: Writer[] | null;
}

/** What became of a text, paragraph by paragraph, in words and signs; what did not change is folded away. */
export function Comparison({ blocks, writers }: ComparisonProps) {
	return (
		<div className="app-comparison">
			{folded(blocks).map((entry, index) =>
				Array.isArray(entry) ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: blocks keep their place on a page
					<Unchanged key={index} blocks={entry} />
				) : (
					// biome-ignore lint/suspicious/noArrayIndexKey: blocks keep their place on a page
					<Changed key={index} compared={entry} writers={writers} />
				),
			)}
		</div>
	);
}

type Difference = Exclude<ComparedBlock, { kind: "same" }>;

/** Neighbours that did not change, together. */
function folded(blocks: ComparedBlock[]): (Difference | AuthoredBlock[])[] {
	const entries: (Difference | AuthoredBlock[])[] = [];
	for (const compared of blocks) {
		const last = entries.at(-1);
		if (compared.kind !== "same") entries.push(compared);
		else if (Array.isArray(last)) last.push(compared.block);
		else entries.push([compared.block]);
	}
	return entries;
}

function Unchanged({ blocks }: { blocks: AuthoredBlock[] }) {
	return (
		<Details
			summary={blocks.length === 1 ? "1 paragraph unchanged" : `${blocks.length} paragraphs unchanged`}
		>
			{blocks.map((block, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: blocks keep their place on a page
				<TextBlock key={index} block={block}>
					{textOf(block)}
				</TextBlock>
			))}
		</Details>
	);
}

function Changed({ compared, writers }: { compared: Difference; writers: Writer[] | null }) {
	const { block } = compared;
	return (
		<div className={`app-difference app-difference--${compared.kind}`}>
			<p className="govuk-body-s app-difference__what">{whatHappened(compared, writers)}</p>
			<TextBlock block={block}>
				{compared.kind === "changed" ? (
					compared.parts.map((part, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: parts keep their place in a paragraph
						<Part key={index} part={part} writers={writers} />
					))
				) : (
					<Part part={{ kind: compared.kind, runs: block.runs }} writers={writers} quiet />
				)}
			</TextBlock>
		</div>
	);
}

/** `quiet`: the line above has said it already. */
function Part({
	part,
	writers,
	quiet = false,
}: {
	part: ChangedPart;
	writers: Writer[] | null;
	quiet?: boolean;
}) {
	const text = textOf(part);
	if (part.kind === "same") return <>{text}</>;
	const Mark = part.kind === "added" ? "ins" : "del";
	return (
		<Mark>
			{!quiet && (
				<span className="govuk-visually-hidden">
					{part.kind === "added"
						? ` (added${wordsBy(" by ", writers, part.runs)}: `
						: ` (removed${wordsBy(", was written by ", writers, part.runs)}: `}
				</span>
			)}
			{text}
			{!quiet && <span className="govuk-visually-hidden">) </span>}
		</Mark>
	);
}

const by = (run: { by: string | null }) => run.by;

/** Who wrote these words, after some words; nothing where that is not known of the whole text. */
const wordsBy = (before: string, writers: Writer[] | null, runs: { by: string | null }[]) =>
	writers === null ? "" : `${before}${namesOf(writers, runs.map(by))}`;

function whatHappened(compared: Difference, writers: Writer[] | null): string {
	const { block } = compared;
	switch (compared.kind) {
		case "added":
			return `Added ${kindOf(block)}${wordsBy(", written by ", writers, block.runs)}.`;
		case "removed":
			return `Removed ${kindOf(block)}.${wordsBy(" It was written by ", writers, block.runs)}${writers === null ? "" : "."}`;
		case "changed":
			return `Changed ${kindOf(block)}. ${changedWords(compared, writers)}`;
	}
}

function changedWords(
	{ block, before, parts, reformatted }: Extract<ComparedBlock, { kind: "changed" }>,
	writers: Writer[] | null,
): string {
	const writersOf = (kind: ChangedPart["kind"]) =>
		parts.filter((part) => part.kind === kind).flatMap((part) => part.runs.map(by));
	const added = writersOf("added");
	const removed = writersOf("removed");
	const sentences = [
		writers !== null && added.length > 0 ? `Words added by ${namesOf(writers, added)}.` : "",
		writers !== null && removed.length > 0
			? `The removed words were written by ${namesOf(writers, removed)}.`
			: "",
		kindOf(before) !== kindOf(block) ? `It was a ${kindOf(before)} before.` : "",
		reformatted && kindOf(before) === kindOf(block)
			? "It looks different: bold, italic, links or its place."
			: "",
	];
	return sentences.filter((sentence) => sentence !== "").join(" ");
}
