import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names.ts";
import type { AuthoredBlock } from "./authored-block.ts";

/** One block of a text, with what it is said in words or signs: “Heading”, “Quotation”, a bullet or a number. */
export function TextBlock({ block, children }: { block: AuthoredBlock; children: ReactNode }) {
	return (
		<p
			className={classNames(
				"govuk-body app-text-block",
				block.level !== 0 && "app-text-block--heading",
				block.quote && "app-text-block--quote",
				block.depth > 0 && `app-text-block--depth-${Math.min(block.depth, 4)}`,
			)}
		>
			{block.quote && <span className="govuk-visually-hidden">Quotation: </span>}
			{block.level !== 0 && <span className="govuk-visually-hidden">Heading: </span>}
			{block.starts && (block.list === "ordered" ? `${block.number}. ` : "• ")}
			{children}
		</p>
	);
}

/** What a block is, in words. */
export function kindOf({ level, list, quote }: AuthoredBlock): string {
	const kind =
		level !== 0
			? "heading"
			: list === null
				? "paragraph"
				: list === "ordered"
					? "numbered entry"
					: "list entry";
	return quote ? `quoted ${kind}` : kind;
}
