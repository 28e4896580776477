import type { ReactNode } from "react";

interface FooterProps {
	/** Only pages that exist. */
	links?: { text: string; href: string }[] | undefined;
	children?: ReactNode;
}

/** The foot of every page, with the links to help in the same place everywhere. */
export function Footer({ links = [], children }: FooterProps) {
	return (
		<footer className="govuk-footer app-footer">
			<div className="govuk-width-container">
				<div className="govuk-footer__meta">
					<div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
						{links.length > 0 ? <SupportLinks links={links} /> : null}
						{children ? <div className="govuk-footer__meta-custom">{children}</div> : null}
					</div>
				</div>
			</div>
		</footer>
	);
}

function SupportLinks({ links }: { links: { text: string; href: string }[] }) {
	return (
		<>
			<h2 className="govuk-visually-hidden">Support links</h2>
			<ul className="govuk-footer__inline-list">
				{links.map(({ text, href }) => (
					<li key={href} className="govuk-footer__inline-list-item">
						<a className="govuk-footer__link" href={href}>
							{text}
						</a>
					</li>
				))}
			</ul>
		</>
	);
}
