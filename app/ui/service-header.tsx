import type { ReactNode } from "react";

export interface NavigationItem {
	text: string;
	href: string;
	/** Whether it leads to the page, or the part of the service, that is shown. */
	current?: boolean | undefined;
}

interface ServiceHeaderProps {
	name: string;
	/** A picture in the place of our own mark. */
	logoHref?: string | null | undefined;
	homeHref?: string | undefined;
	navigation?: NavigationItem[] | undefined;
	/** Who is signed in, with the way out: shown at the end of the header. */
	person?: ReactNode;
}

/** The head of every page: the name of the service, its parts, and who is signed in. */
export function ServiceHeader({
	name,
	logoHref,
	homeHref = "/",
	navigation = [],
	person,
}: ServiceHeaderProps) {
	return (
		<header className="app-header">
			<div className="app-header__container govuk-width-container">
				<a href={homeHref} className="app-header__name">
					{logoHref ? <img className="app-header__logo" src={logoHref} alt="" /> : <Mark />}
					{name}
				</a>
				{navigation.length > 0 ? <Navigation items={navigation} /> : null}
				{person ? <div className="app-header__person">{person}</div> : null}
			</div>
		</header>
	);
}

function Navigation({ items }: { items: NavigationItem[] }) {
	return (
		<nav aria-label="Menu" className="app-header__navigation">
			<ul className="app-header__list">
				{items.map(({ text, href, current }) => (
					<li key={href} className="app-header__item">
						<a className="app-header__link" href={href} aria-current={current ? "true" : undefined}>
							{text}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** The disc with an arrow that marks a footpath. */
function Mark() {
	return (
		<svg
			className="app-header__mark"
			width="32"
			height="32"
			viewBox="0 0 32 32"
			aria-hidden="true"
			focusable="false"
		>
			<circle cx="16" cy="16" r="15" fill="currentColor" />
			<path className="app-header__arrow" d="M16 5l8 10h-5v12h-6V15H8z" />
		</svg>
	);
}
