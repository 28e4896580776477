import { useFocusOnMount } from "./focus-on-mount.ts";

export interface ErrorSummaryItem {
	text: string;
	/** The field that it is about: `#id`. */
	href?: string | undefined;
}

interface ErrorSummaryProps {
	errors: ErrorSummaryItem[];
	title?: string | undefined;
	description?: string | undefined;
}

/** Every problem of a form, at the top of the page, each linked to its field. Takes focus when it appears. */
export function ErrorSummary({ errors, title = "There is a problem", description }: ErrorSummaryProps) {
	const ref = useFocusOnMount<HTMLDivElement>();
	return (
		<div ref={ref} className="govuk-error-summary" data-module="govuk-error-summary">
			<div role="alert">
				<h2 className="govuk-error-summary__title">{title}</h2>
				<div className="govuk-error-summary__body">
					{description ? <p>{description}</p> : null}
					{errors.length > 0 ? (
						<ul className="govuk-list govuk-error-summary__list">
							{errors.map(({ href, text }) => (
								<li key={(href ?? "") + text}>{href ? <a href={href}>{text}</a> : text}</li>
							))}
						</ul>
					) : null}
				</div>
			</div>
		</div>
	);
}
