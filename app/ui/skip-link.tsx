interface SkipLinkProps {
	href?: string | undefined;
	children?: string | undefined;
}

/** The first link of every page: past the header, to what the page is about. */
export function SkipLink({ href = "#content", children = "Skip to main content" }: SkipLinkProps) {
	return (
		<a href={href} className="govuk-skip-link" data-module="govuk-skip-link">
			{children}
		</a>
	);
}
