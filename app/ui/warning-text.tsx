import type { ReactNode } from "react";

interface WarningTextProps {
	children: ReactNode;
	/** Read out where the exclamation mark is not. */
	iconFallbackText?: string | undefined;
}

/** Something important that people must not miss. */
export function WarningText({ children, iconFallbackText = "Warning" }: WarningTextProps) {
	return (
		<div className="govuk-warning-text">
			<span className="govuk-warning-text__icon" aria-hidden="true">
				!
			</span>
			<strong className="govuk-warning-text__text">
				<span className="govuk-visually-hidden">{iconFallbackText}</span> {children}
			</strong>
		</div>
	);
}
