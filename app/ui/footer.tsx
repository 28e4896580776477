import type { ReactNode } from "react";

interface FooterProps {
	/** Only pages that exist. */
	links?: { text: string; href: string }[] | undefined;
	children?: ReactNode;
}

/**
 * The foot of every page, with the links to help in the same place everywhere. Markup of our own: the footer of
 * govuk-frontend carries a crest, which only GOV.UK may show.
 */
export function Footer({ links = [], children }: FooterProps) {
	return (
		<footer className="app-footer">
			<div className="govuk-width-container app-footer__container">
				{links.length > 0 ? (
					<ul className="app-footer__links" aria-label="Support links">
						{links.map(({ text, href }) => (
							<li key={href}>
								<a className="govuk-link" href={href}>
									{text}
								</a>
							</li>
						))}
					</ul>
				) : null}
				{children ? <p className="app-footer__text">{children}</p> : null}
			</div>
		</footer>
	);
}
