import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface InsetTextProps {
	id?: string | undefined;
	className?: string | undefined;
	children: ReactNode;
}

/** A passage that stands out from the text around it. */
export function InsetText({ id, className, children }: InsetTextProps) {
	return (
		<div id={id} className={classNames("govuk-inset-text", className)}>
			{children}
		</div>
	);
}
