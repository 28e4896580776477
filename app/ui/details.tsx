import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface DetailsProps {
	summary: ReactNode;
	children: ReactNode;
	id?: string | undefined;
	open?: boolean | undefined;
	className?: string | undefined;
}

/** Something that only some readers want, one click away; works without JavaScript. */
export function Details({ summary, children, id, open, className }: DetailsProps) {
	return (
		<details id={id} className={classNames("govuk-details", className)} open={open}>
			<summary className="govuk-details__summary">
				<span className="govuk-details__summary-text">{summary}</span>
			</summary>
			<div className="govuk-details__text">{children}</div>
		</details>
	);
}
