import type { ReactNode } from "react";

const pages = [
	{ text: "Your details", href: "/account" },
	{ text: "Letters", href: "/account/notifications" },
	{ text: "Passkeys", href: "/account/passkeys" },
	{ text: "Sessions", href: "/account/sessions" },
];

interface AccountFrameProps {
	/** The address of the page: `/account/passkeys`. */
	page: string;
	title: string;
	children: ReactNode;
}

/** What every page of a person's own account has: its title, and the way to the others. */
export function AccountFrame({ page, title, children }: AccountFrameProps) {
	return (
		<>
			<nav aria-label="Your account" className="app-part-links">
				<ul className="app-part-links__list">
					{pages.map(({ text, href }) => (
						<li key={href}>
							<a className="govuk-link" href={href} aria-current={href === page ? "page" : undefined}>
								{text}
							</a>
						</li>
					))}
				</ul>
			</nav>
			<h1 className="govuk-heading-l">{title}</h1>
			{children}
		</>
	);
}
