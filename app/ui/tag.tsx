import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type TagColour =
	| "grey"
	| "teal"
	| "green"
	| "purple"
	| "magenta"
	| "red"
	| "orange"
	| "yellow"
	| "blue";

interface TagProps {
	children: ReactNode;
	/** Blue is what a tag is without a word about its colour. */
	colour?: TagColour | undefined;
	className?: string | undefined;
}

/** A word about the state of something. The colour only repeats what the word says. */
export function Tag({ children, colour = "blue", className }: TagProps) {
	return (
		<strong className={classNames("govuk-tag", colour !== "blue" && `govuk-tag--${colour}`, className)}>
			{children}
		</strong>
	);
}
