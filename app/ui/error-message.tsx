interface ErrorMessageProps {
	id?: string | undefined;
	children: string;
}

/** What is wrong with one field, beside that field. */
export function ErrorMessage({ id, children }: ErrorMessageProps) {
	return (
		<p id={id} className="govuk-error-message">
			<span className="govuk-visually-hidden">Error:</span> {children}
		</p>
	);
}
