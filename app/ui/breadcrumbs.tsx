import { classNames } from "./class-names.ts";

export interface Breadcrumb {
	text: string;
	/** Left out for the page itself. */
	href?: string | undefined;
}

interface BreadcrumbsProps {
	items: Breadcrumb[];
	/** On a small screen, only the first and the last two are shown. */
	collapseOnMobile?: boolean | undefined;
	className?: string | undefined;
}

/** The way from the home page to this one. */
export function Breadcrumbs({ items, collapseOnMobile, className }: BreadcrumbsProps) {
	return (
		<nav
			className={classNames(
				"govuk-breadcrumbs",
				className,
				collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile",
			)}
			aria-label="Breadcrumb"
		>
			<ol className="govuk-breadcrumbs__list">
				{items.map(({ text, href }) =>
					href ? (
						<li key={href} className="govuk-breadcrumbs__list-item">
							<a className="govuk-breadcrumbs__link" href={href}>
								{text}
							</a>
						</li>
					) : (
						<li key={text} className="govuk-breadcrumbs__list-item" aria-current="page">
							{text}
						</li>
					),
				)}
			</ol>
		</nav>
	);
}
